import { expect } from 'vitest'
import { addPage, addUser } from '#src/sandbox/notion/seed.ts'
import { contractTest } from '#test/support/openapi.ts'
import { faultsOf, notionContract } from './notion-contract.ts'
import { clientFor, createTable, serveNotion } from './serve-notion.ts'

const everyType = {
  Name: { title: {} },
  Text: { rich_text: {} },
  Number: { number: { format: 'percent' } },
  Select: { select: { options: [{ name: 'One', color: 'red' }] } },
  Many: { multi_select: { options: [{ name: 'A' }, { name: 'B' }] } },
  State: { status: {} },
  Day: { date: {} },
  Owner: { people: {} },
  Files: { files: {} },
  Done: { checkbox: {} },
  Link: { url: {} },
  Mail: { email: {} },
  Phone: { phone_number: {} },
  Formula: { formula: { expression: 'prop("Number") * 2' } },
  Id: { unique_id: { prefix: 'KR' } },
  Created: { created_time: {} },
  'Created by': { created_by: {} },
  Edited: { last_edited_time: {} },
  'Edited by': { last_edited_by: {} },
}

contractTest('every answer has the shape that Notion documents', notionContract, async () => {
  const served = serveNotion()
  const { client, state, root, answers } = served
  const ada = addUser(state, { name: 'Ada', email: 'ada@example.com' })
  addUser(state, { name: 'Bob' })

  const table = await createTable(served, 'Everything', everyType)
  const other = await createTable(served, 'Other', { Title: { title: {} } })
  await client.dataSources.update({
    data_source_id: table,
    properties: {
      Text: { name: 'Notes', description: 'Free text' },
      One: { relation: { data_source_id: other, type: 'single_property', single_property: {} } },
      Both: { relation: { data_source_id: other, type: 'dual_property', dual_property: {} } },
    },
  })
  await client.dataSources.update({
    data_source_id: table,
    properties: {
      Roll: { rollup: { relation_property_name: 'Both', rollup_property_name: 'Title', function: 'count' } },
    },
  })
  const related = addPage(state, other, { Title: 'Related' }, { lastEdited: '2026-11-01T08:00:00.000Z' })
  const row = await client.pages.create({
    parent: { data_source_id: table },
    properties: {
      Name: { title: [{ text: { content: 'Row' } }, { equation: { expression: 'e=mc^2' } }] },
      Notes: { rich_text: [{ text: { content: 'link', link: { url: 'https://example.com' } } }] },
      Number: { number: 0.5 },
      Select: { select: { name: 'New' } },
      Many: { multi_select: [{ name: 'A' }] },
      Day: { date: { start: '2026-11-20', end: '2026-12-01' } },
      Owner: { people: [{ id: ada }] },
      Files: { files: [{ name: 'a.txt', external: { url: 'https://example.com/a.txt' } }] },
      Done: { checkbox: true },
      Link: { url: 'https://example.com' },
      Mail: { email: 'ada@example.com' },
      Phone: { phone_number: '+49 30 1' },
      One: { relation: [{ id: related }] },
      Both: { relation: [{ id: related }] },
    },
  })
  await client.pages.update({
    page_id: row.id,
    properties: { Day: { date: { start: '2026-11-20T08:00:00Z' } } },
  })
  await client.pages.create({ parent: { page_id: root }, properties: { title: { title: [] } } })
  await client.pages.retrieve({ page_id: root })
  await client.pages.retrieve({ page_id: row.id })
  const [tableId] = [...state.databases.keys()]
  await client.databases.retrieve({ database_id: tableId ?? '' })
  await client.dataSources.retrieve({ data_source_id: table })
  await client.dataSources.query({ data_source_id: table, page_size: 1 })
  await client.search({})
  await client.blocks.children.list({ block_id: root })
  await client.users.me({})
  await client.users.retrieve({ user_id: ada })
  await client.users.list({ page_size: 1 })
  for (const property of state.dataSources.get(table)?.properties ?? []) {
    await client.pages.properties.retrieve({ page_id: row.id, property_id: encodeURIComponent(property.id) })
  }

  expect(answers.flatMap(faultsOf)).toEqual([])
})

contractTest('a property that Notion does not document is found out', notionContract, async () => {
  const { client, answers } = serveNotion()
  await client.users.me({})
  const [answer] = answers
  if (!answer) throw new Error('no answer')

  expect(faultsOf({ ...answer, body: { ...answer.body, surprise: 1 } })).not.toEqual([])
})

contractTest('every refusal has the shape that Notion documents', notionContract, async () => {
  const { client, state, root, answers } = serveNotion()
  const nowhere = '00000000-0000-4000-8000-000000000000'
  await expect(clientFor('wrong').users.me({})).rejects.toThrow()
  await expect(client.pages.retrieve({ page_id: nowhere })).rejects.toThrow()
  await expect(client.pages.update({ page_id: root, properties: { Nope: { number: 1 } } })).rejects.toThrow()
  for (const connection of state.connections.values()) connection.writes = false
  await expect(client.pages.update({ page_id: root, properties: {} })).rejects.toThrow()

  expect(answers.map((answer) => answer.status)).toEqual([401, 404, 400, 403])
  expect(answers.flatMap(faultsOf)).toEqual([])
})
