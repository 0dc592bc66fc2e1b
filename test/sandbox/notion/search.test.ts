import { expect, test } from 'vitest'
import { addPage } from '#src/sandbox/notion/seed.ts'
import { createTable, serveNotion } from './serve-notion.ts'

const at = { lastEdited: '2026-11-01T08:00:00.000Z' }

test('search finds pages and data sources by words of their title', async () => {
  const served = serveNotion()
  const { client, state, root } = served
  const table = await createTable(served, 'Objectives', { Name: { title: {} } })
  const row = addPage(state, table, { Name: 'An objective' }, at)
  const found = async (query: Parameters<typeof client.search>[0]) =>
    (await client.search(query)).results.map((hit) => hit.id)

  expect(await found({ query: 'objective' })).toEqual([table, row])
  expect(await found({ query: 'objective', filter: { property: 'object', value: 'data_source' } })).toEqual([
    table,
  ])
  expect(await found({ query: 'home', filter: { property: 'object', value: 'page' } })).toEqual([root])
})

test('what is in the trash is not found', async () => {
  const served = serveNotion()
  const { client, state } = served
  const table = await createTable(served, 'Objectives', { Name: { title: {} } })
  const row = addPage(state, table, { Name: 'Old' }, at)
  await client.pages.update({ page_id: row, in_trash: true })

  expect((await client.search({ query: 'Old' })).results).toEqual([])
})
