import { expect, test } from 'vitest'
import { addPage } from '#src/sandbox/notion/seed.ts'
import { createTable, serveNotion } from './serve-notion.ts'

const at = { lastEdited: '2026-11-01T08:00:00.000Z' }

test('what is not shared answers like what does not exist', async () => {
  const served = serveNotion()
  const { client, state, root } = served
  const table = await createTable(served, 'Objectives', { Name: { title: {} } })
  const row = addPage(state, table, { Name: 'Row' }, at)
  for (const connection of state.connections.values()) connection.roots.delete(root)

  await expect(client.pages.retrieve({ page_id: row })).rejects.toMatchObject({
    status: 404,
    code: 'object_not_found',
    message: `Could not find page with ID: ${row}. Make sure the relevant pages and databases are shared with your integration.`,
  })
  await expect(client.dataSources.query({ data_source_id: table })).rejects.toMatchObject({ status: 404 })
  expect((await client.search({})).results).toEqual([])
})

test('a database shared on its own can be read without its page', async () => {
  const served = serveNotion()
  const { client, state, root } = served
  const table = await createTable(served, 'Objectives', { Name: { title: {} } })
  for (const connection of state.connections.values()) {
    connection.roots.delete(root)
    connection.roots.add(state.dataSources.get(table)?.databaseId ?? '')
  }

  expect(await client.dataSources.retrieve({ data_source_id: table })).toMatchObject({ id: table })
  await expect(client.pages.retrieve({ page_id: root })).rejects.toMatchObject({ status: 404 })
})

test('a relation to an unshared database reads empty', async () => {
  const served = serveNotion()
  const { client, state, root } = served
  const goals = await createTable(served, 'Goals', { Name: { title: {} } })
  const table = await createTable(served, 'Work', {
    Name: { title: {} },
    Goal: { relation: { data_source_id: goals, single_property: {} } },
  })
  const goal = addPage(state, goals, { Name: 'Goal' }, at)
  const row = addPage(state, table, { Name: 'Row', Goal: [goal] }, at)
  for (const connection of state.connections.values()) {
    connection.roots.delete(root)
    connection.roots.add(state.dataSources.get(table)?.databaseId ?? '')
  }

  expect(await client.pages.retrieve({ page_id: row })).toMatchObject({
    properties: { Goal: { relation: [], has_more: false } },
  })
})

test('ids are taken with and without dashes, and nothing else is an id', async () => {
  const { client, root } = serveNotion()

  expect(await client.pages.retrieve({ page_id: root.replaceAll('-', '') })).toMatchObject({ id: root })
  await expect(client.pages.retrieve({ page_id: 'home' })).rejects.toMatchObject({
    code: 'validation_error',
    message: expect.stringContaining('path.page_id should be a valid uuid'),
  })
})

test('a connection that may only read is refused when it writes', async () => {
  const { client, state, root } = serveNotion()
  for (const connection of state.connections.values()) connection.writes = false

  await expect(client.pages.update({ page_id: root, properties: {} })).rejects.toMatchObject({
    status: 403,
    code: 'restricted_resource',
  })
})

test('a connection that may not insert changes what is there, and adds nothing', async () => {
  const { client, state, root } = serveNotion()
  for (const connection of state.connections.values()) connection.inserts = false

  await client.pages.update({ page_id: root, properties: {} })
  await expect(client.pages.create({ parent: { page_id: root }, properties: {} })).rejects.toMatchObject({
    status: 403,
    code: 'restricted_resource',
  })
})
