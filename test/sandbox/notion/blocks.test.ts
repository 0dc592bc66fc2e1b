import { expect, test } from 'vitest'
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
