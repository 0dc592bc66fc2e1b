import { expect, test } from 'vitest'
import { addUser } from '#src/sandbox/notion/seed.ts'
import { serveNotion } from './serve-notion.ts'

test('users.me is the bot of the connection', async () => {
  const { client } = serveNotion()

  expect(await client.users.me({})).toMatchObject({
    type: 'bot',
    bot: { owner: { type: 'workspace', workspace: true } },
  })
})

test('a person shows an address only where there is one and the connection may read it', async () => {
  const { client, state } = serveNotion()
  const ada = addUser(state, { name: 'Ada', email: 'ada@example.com' })
  const bob = addUser(state, { name: 'Bob' })

  expect(await client.users.retrieve({ user_id: ada })).toMatchObject({
    type: 'person',
    person: { email: 'ada@example.com' },
  })
  expect(await client.users.retrieve({ user_id: bob })).toMatchObject({ type: 'person', person: {} })

  for (const connection of state.connections.values()) connection.readsEmail = false
  expect(await client.users.retrieve({ user_id: ada })).toMatchObject({ person: {} })
})

test('guests are found by id and not listed', async () => {
  const { client, state } = serveNotion()
  addUser(state, { name: 'Ada' })
  const guest = addUser(state, { name: 'Gus', guest: true })
  const list = await client.users.list({})

  expect(list.results.map((user) => user.name)).toEqual(['okr-sync', 'Ada'])
  expect(await client.users.retrieve({ user_id: guest })).toMatchObject({ name: 'Gus' })
})

test('a user that nobody knows is not found', async () => {
  const { client } = serveNotion()

  await expect(
    client.users.retrieve({ user_id: '00000000-0000-4000-8000-000000000000' }),
  ).rejects.toMatchObject({ status: 404, code: 'object_not_found' })
})
