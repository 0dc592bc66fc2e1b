import { expect, test } from 'vitest'
import { addBlock, moveIntoBlock } from '#src/sandbox/notion/seed.ts'
import { createTable, serveNotion } from './serve-notion.ts'

test('the databases and pages under a page are its child blocks', async () => {
  const served = serveNotion()
  const { client, state, root } = served
  const table = await createTable(served, 'Objectives', { Name: { title: {} } })
  const child = await client.pages.create({
    parent: { page_id: root },
    properties: { title: { title: [{ text: { content: 'Notes' } }] } },
  })
  const { results } = await client.blocks.children.list({ block_id: root })

  expect(results).toMatchObject([
    {
      id: state.dataSources.get(table)?.databaseId,
      type: 'child_database',
      child_database: { title: 'Objectives' },
    },
    { id: child.id, type: 'child_page', child_page: { title: 'Notes' } },
  ])
})

test('a block that is no page is not found', async () => {
  const { client } = serveNotion()

  await expect(
    client.blocks.children.list({ block_id: '00000000-0000-4000-8000-000000000000' }),
  ).rejects.toMatchObject({ status: 404, message: expect.stringContaining('Could not find block') })
})

test('what stands in columns, toggles and synced blocks is found block by block, a linked database by its title alone', async () => {
  const served = serveNotion()
  const { client, state, root } = served
  const day = '2026-11-18T10:30:20.000Z'
  const list = addBlock(state, root, { type: 'column_list', at: day })
  const column = addBlock(state, list, { type: 'column', at: day })
  const synced = addBlock(state, column, { type: 'synced_block', at: day })
  const copy = addBlock(state, root, { type: 'synced_block', syncedFrom: synced, at: day })
  const linked = addBlock(state, root, { type: 'linked_database', text: 'Goals', at: day })
  const table = await createTable(served, 'Objectives', { Name: { title: {} } })
  moveIntoBlock(state, table, synced)
  const databaseId = state.dataSources.get(table)?.databaseId ?? ''
  const childrenOf = async (block_id: string) => (await client.blocks.children.list({ block_id })).results

  expect(await childrenOf(root)).toMatchObject([
    { id: list, type: 'column_list', has_children: true },
    {
      id: copy,
      type: 'synced_block',
      has_children: true,
      synced_block: { synced_from: { block_id: synced } },
    },
    { id: linked, type: 'child_database', child_database: { title: 'Goals' } },
  ])
  expect(await childrenOf(list)).toMatchObject([{ id: column, type: 'column' }])
  expect(await childrenOf(column)).toMatchObject([{ id: synced, synced_block: { synced_from: null } }])
  for (const block of [synced, copy]) {
    expect(await childrenOf(block)).toMatchObject([
      { id: databaseId, type: 'child_database', parent: { type: 'block_id', block_id: synced } },
    ])
  }
  expect(await client.databases.retrieve({ database_id: databaseId })).toMatchObject({
    parent: { type: 'block_id', block_id: synced },
  })
  await expect(client.databases.retrieve({ database_id: linked })).rejects.toMatchObject({ status: 404 })
})

test('what stands in a block is shared with its page and with nothing else', async () => {
  const served = serveNotion()
  const { client, state, root } = served
  const day = '2026-11-18T10:30:20.000Z'
  const toggle = addBlock(state, root, { type: 'toggle', text: 'OKRs', at: day })
  const table = await createTable(served, 'Objectives', { Name: { title: {} } })
  moveIntoBlock(state, table, toggle)
  await client.dataSources.retrieve({ data_source_id: table })

  for (const connection of state.connections.values()) connection.roots.delete(root)

  await expect(client.blocks.children.list({ block_id: toggle })).rejects.toMatchObject({ status: 404 })
  await expect(client.dataSources.retrieve({ data_source_id: table })).rejects.toMatchObject({ status: 404 })
})
