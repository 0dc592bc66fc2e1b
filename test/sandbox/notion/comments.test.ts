import { expect, test } from 'vitest'
import { addRootPage } from '#src/sandbox/notion/seed.ts'
import { serveNotion } from './serve-notion.ts'

test('a page that is shared has no comments, and a connection without the capability may not look', async () => {
  const { client, state } = serveNotion()
  const page = addRootPage(state, 'Lumen Freight', '2026-11-20T08:00:00.000Z')

  expect(await client.comments.list({ block_id: page })).toMatchObject({ results: [], has_more: false })

  for (const connection of state.connections.values()) connection.readsComments = false
  await expect(client.comments.list({ block_id: page })).rejects.toMatchObject({
    status: 403,
    code: 'restricted_resource',
  })
})
