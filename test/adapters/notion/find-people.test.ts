import { expect, test } from 'vitest'
import { createNotionCheckup } from '#src/adapters/notion/check-notion.ts'
import { addUser } from '#src/sandbox/notion/seed.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { noSettings, testWorkspace } from './notion-workspace.ts'

async function withOwner(owner: (notion: ReturnType<typeof testWorkspace>) => string) {
  const notion = testWorkspace()
  const id = await notion.table('Goals', { Name: { title: {} }, Owner: { people: {} } })
  const person = owner(notion)
  notion.row(id, { Name: 'Grow', Owner: [person] })
  notion.row(id, { Name: 'Shrink', Owner: [person] })
  notion.count()
  return { notion, id, person, okrs: notion.okrs({ objectives: [id] }) }
}

const ada = { name: 'Ada Moreau', email: 'ada@example.com' }

test('a person is looked up once in 7 days, also by another instance', async () => {
  const { notion, id, okrs } = await withOwner(({ state }) => addUser(state, ada))
  const asked = async (at: string) => {
    notion.clock.at = at
    await notion.okrs({ objectives: [id] }).read()
    return notion.count()['GET users'] ?? 0
  }

  await okrs.read()

  expect(notion.count()['GET users']).toBe(1)
  expect(await asked('2026-11-27T07:59:00.000Z')).toBe(0)
  expect(await asked('2026-11-27T08:01:00.000Z')).toBe(1)
})

test('someone whom the connection cannot read is a person without an address, and is not asked for again', async () => {
  const { notion, okrs, person } = await withOwner(({ state }) => addUser(state, ada))
  notion.state.users.delete(person)

  const { objectives } = await okrs.read()
  await okrs.read()

  expect(objectives[0]?.owners).toMatchObject([{ name: 'Unknown person', email: null }])
  expect(notion.count()['GET users']).toBe(1)
})

test('a connection that may not read addresses takes them from OWNERS', async () => {
  const { notion, id, person } = await withOwner(({ state }) => {
    for (const connection of state.connections.values()) connection.readsEmail = false
    return addUser(state, ada)
  })

  const { objectives } = await notion
    .okrs({ objectives: [id], owners: { ' ada moreau': 'ada@acme.test' } })
    .read()

  expect(objectives[0]?.owners).toEqual([{ id: person, name: 'Ada Moreau', email: 'ada@acme.test' }])
})

test('an address that Notion gives is not overruled by OWNERS', async () => {
  const { notion, id } = await withOwner(({ state }) => addUser(state, ada))

  const { objectives } = await notion
    .okrs({ objectives: [id], owners: { 'Ada Moreau': 'old@acme.test' } })
    .read()

  expect(objectives[0]?.owners[0]?.email).toBe('ada@example.com')
})

test('people whom a row shows in full are not looked up', async () => {
  const { notion, id, person } = await withOwner(({ state }) => addUser(state, ada))
  const okrs = notion.okrs({ objectives: [id] }, async (url, init) => {
    const text = await (await fetch(url, init)).text()
    const full = `{"object":"user","id":"${person}","name":"Ada M.","type":"person","person":{"email":"am@example.com"}}`
    return new Response(text.replaceAll(`{"object":"user","id":"${person}"}`, full))
  })

  const { objectives } = await okrs.read()

  expect(objectives[0]?.owners).toEqual([{ id: person, name: 'Ada M.', email: 'am@example.com' }])
  expect(notion.count()['GET users']).toBeUndefined()
})

test('a look-up that fails for another reason fails the read', async () => {
  const { notion, id } = await withOwner(({ state }) => addUser(state, ada))
  const okrs = notion.okrs({ objectives: [id] }, async (url, init) =>
    url.includes('/users/') ? new Response('<html>Bad gateway</html>', { status: 502 }) : fetch(url, init),
  )

  await expect(okrs.read()).rejects.toMatchObject({ code: 'unavailable', retryable: true })
})

test('doctor knows the addresses in rows once a run has looked up whom Notion shows by id only', async () => {
  const { notion, id, okrs } = await withOwner(({ state }) => addUser(state, ada))
  const named = () => {
    const { bindings, clock } = notion
    const settings = { ...noSettings, objectives: [id] }
    return createNotionCheckup({ settings, clock, log: silentLog, bindings, lastWrite: null }).named()
  }
  expect(await named()).toMatchObject({ addresses: null })
  await okrs.read()
  expect(await named()).toMatchObject({ addresses: new Set(['ada@example.com']) })
})
