import { expect, test } from 'vitest'
import { testWorkspace } from './notion-workspace.ts'

async function withDatabase() {
  const notion = testWorkspace()
  const dataSource = await notion.table('Decisions', { Name: { title: {} } })
  notion.row(dataSource, { Name: 'Use one provider' })
  const [database] = [...notion.state.databases.keys()]
  notion.count()
  return { notion, dataSource, database: database! }
}

test.each([
  ["its database's id", (id: string) => id],
  ["its database's id without dashes", (id: string) => id.replaceAll('-', '')],
  ["its database's id in capitals", (id: string) => id.toUpperCase()],
  [
    'a link with a view',
    (id: string) => `https://www.notion.so/acme/Log-${id.replaceAll('-', '')}?v=${'0'.repeat(32)}`,
  ],
  [
    'a link without a title',
    (id: string) => `https://www.notion.so/${id.replaceAll('-', '')}?v=${'0'.repeat(32)}`,
  ],
  [
    'a link copied while a row was open',
    (id: string) =>
      `https://www.notion.so/acme/${id.replaceAll('-', '')}?v=${'0'.repeat(32)}&p=${'1'.repeat(32)}&pm=s`,
  ],
  ['a link of the app', (id: string) => `https://app.notion.com/p/${id.replaceAll('-', '')}`],
  ['a link of the app with dashes', (id: string) => `https://app.notion.com/p/${id}?source=copy_link`],
  ['a link of a public site', (id: string) => `https://acme.notion.site/Log-${id.replaceAll('-', '')}`],
  ['a link without https', (id: string) => `notion.so/acme/Log-${id.replaceAll('-', '').toUpperCase()}`],
])('a data source is found by %s, and asked for once', async (_case, reference) => {
  const { notion, database } = await withDatabase()
  const settings = { decisions: [reference(database)] }

  const first = await notion.okrs(settings).read()
  const cost = notion.count()
  await notion.okrs(settings).read()

  expect(first.decisions[0]?.title).toBe('Use one provider')
  expect(cost).toEqual({ 'GET data_sources': 2, 'GET databases': 1, 'POST data_sources query': 1 })
  expect(notion.count()).toEqual({ 'GET data_sources': 1, 'POST data_sources query': 1 })
})

test("a data source's own id costs nothing to find", async () => {
  const { notion, dataSource } = await withDatabase()

  await notion.okrs({ decisions: [dataSource] }).read()

  expect(notion.count()).toEqual({ 'GET data_sources': 1, 'POST data_sources query': 1 })
})

test('a database with several data sources is refused with their ids', async () => {
  const { notion, dataSource, database } = await withDatabase()
  const other = { ...notion.state.dataSources.get(dataSource)!, id: '22222222-2222-4222-8222-222222222222' }
  notion.state.dataSources.set(other.id, other)
  notion.state.databases.get(database)!.dataSourceIds.push(other.id)

  await expect(notion.okrs({ decisions: [database] }).read()).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(new RegExp(`NOTION_DECISIONS.*${dataSource}.*${other.id}`)),
  })
})

test('a database that is not shared is named with its setting and how to share it', async () => {
  const { notion, dataSource } = await withDatabase()
  for (const connection of notion.state.connections.values()) connection.roots.clear()

  await expect(notion.okrs({ keyResults: [dataSource] }).read()).rejects.toMatchObject({
    name: 'Failure',
    code: 'not_found',
    retryable: false,
    message: expect.stringMatching(new RegExp(`${dataSource}.*NOTION_KEY_RESULTS.*••• > Connections`)),
  })
})

test('a setting without an id in it is refused by name', async () => {
  const { notion } = await withDatabase()

  await expect(notion.okrs({ okrs: ['our okrs'] }).read()).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/NOTION_OKRS holds "our okrs"/),
  })
})
