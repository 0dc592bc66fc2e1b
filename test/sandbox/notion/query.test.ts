import type { QueryDataSourceResponse } from '@notionhq/client'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addPage } from '#src/sandbox/notion/seed.ts'
import { cellsOf, createTable, type Served, serveNotion } from './serve-notion.ts'

const at = { lastEdited: '2026-11-01T08:00:00.000Z' }

async function tableOf(served: Served, rows: number): Promise<string> {
  const table = await createTable(served, 'T', {
    Name: { title: {} },
    Score: { number: {} },
    Level: { select: { options: [{ name: 'Company' }, { name: 'Team' }] } },
  })
  for (let row = 0; row < rows; row += 1) addPage(served.state, table, { Name: `row ${row}`, Score: row }, at)
  return table
}

/** Walks a query to its end and answers the ids of each page. */
async function walk({ client }: Served, table: string, query: object = {}): Promise<string[][]> {
  const pages: string[][] = []
  let start_cursor: string | null = null
  do {
    const list: QueryDataSourceResponse = await client.dataSources.query({
      data_source_id: table,
      ...query,
      ...(start_cursor && { start_cursor }),
    })
    pages.push(list.results.map((page) => page.id))
    start_cursor = list.next_cursor
    expect(list.has_more).toBe(start_cursor !== null)
  } while (start_cursor)
  return pages
}

test('a walk meets every row once, whatever the page size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(30),
      fc.integer({ min: 1, max: 100 }),
      fc.boolean(),
      async (rows, page_size, shortPages) => {
        const served = serveNotion({ shortPages })
        const table = await tableOf(served, rows)
        const pages = await walk(served, table, { page_size })

        expect(pages.flat()).toHaveLength(rows)
        expect(new Set(pages.flat()).size).toBe(rows)
        expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(page_size)
      },
    ),
    { numRuns: 15 },
  )
})

test('with short pages the first page is shorter than it could be', async () => {
  const served = serveNotion({ shortPages: true })
  const pages = await walk(served, await tableOf(served, 9))

  expect(pages.map((page) => page.length)).toEqual([6, 3])
})

test('a hundred rows are one page', async () => {
  const served = serveNotion()

  expect(await walk(served, await tableOf(served, 101))).toMatchObject({ length: 2, 0: { length: 100 } })
})

test('without sorts each walk has an order of its own', async () => {
  const served = serveNotion()
  const table = await tableOf(served, 12)
  const [one, two] = [await walk(served, table), await walk(served, table)]

  expect(one.flat()).not.toEqual(two.flat())
  expect(one.flat().sort()).toEqual(two.flat().sort())
})

test('a cursor is good only for the query it came from', async () => {
  const served = serveNotion()
  const { client } = served
  const table = await tableOf(served, 3)
  const first = await client.dataSources.query({ data_source_id: table, page_size: 1 })
  const sorts = [{ property: 'Score', direction: 'ascending' as const }]
  const refused = {
    code: 'validation_error',
    message: `The start_cursor provided is invalid: ${first.next_cursor}`,
  }

  await expect(
    client.dataSources.query({ data_source_id: table, start_cursor: first.next_cursor, sorts }),
  ).rejects.toMatchObject(refused)
  await expect(
    client.dataSources.query({ data_source_id: table, start_cursor: 'made-up' }),
  ).rejects.toMatchObject({ code: 'validation_error' })
})

test('a page taken twice by the same cursor is the same page', async () => {
  const served = serveNotion()
  const { client } = served
  const table = await tableOf(served, 9)
  const { next_cursor } = await client.dataSources.query({ data_source_id: table, page_size: 4 })
  const again = async () => {
    const list = await client.dataSources.query({
      data_source_id: table,
      page_size: 4,
      start_cursor: next_cursor,
    })
    return list.results.map((page) => page.id)
  }

  expect(await again()).toEqual(await again())
})

test('rows trashed during a walk are gone from its later pages', async () => {
  const served = serveNotion()
  const { client, state } = served
  const table = await tableOf(served, 4)
  const first = await client.dataSources.query({ data_source_id: table, page_size: 2 })
  for (const page of state.pages.values()) page.trashed = true
  const second = await client.dataSources.query({
    data_source_id: table,
    page_size: 2,
    start_cursor: first.next_cursor,
  })

  expect(second).toMatchObject({ results: [], has_more: false })
})

test('a query ends as incomplete at its limit, and says nothing of it below', async () => {
  const served = serveNotion({ queryLimit: 5 })
  const { client } = served
  const long = await tableOf(served, 6)
  const whole = await tableOf(served, 5)

  expect(await client.dataSources.query({ data_source_id: long })).toMatchObject({
    has_more: false,
    request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' },
  })
  expect(await client.dataSources.query({ data_source_id: whole })).not.toHaveProperty('request_status')
})

test('archived rows come only when asked for, trashed ones never', async () => {
  const served = serveNotion()
  const { client, state } = served
  const table = await tableOf(served, 3)
  const [kept, archived, trashed] = [...state.pages.values()].slice(-3)
  if (!kept || !archived || !trashed) throw new Error('three rows expected')
  archived.archived = true
  trashed.trashed = true
  const asked = await client.request<QueryDataSourceResponse>({
    path: `data_sources/${table}/query`,
    method: 'post',
    body: { is_archived: true },
  })

  expect((await walk(served, table)).flat()).toEqual([kept.id])
  expect(asked.results.map((page) => page.id)).toEqual([archived.id])
})

test('sorts go by property or timestamp, both ways, empty cells last', async () => {
  const served = serveNotion()
  const { state } = served
  const table = await createTable(served, 'T', {
    Name: { title: {} },
    Score: { number: {} },
    Level: { select: { options: [{ name: 'Company' }, { name: 'Team' }] } },
  })
  const b = addPage(
    state,
    table,
    { Name: 'b', Score: 2, Level: 'Team' },
    { lastEdited: '2026-11-02T08:00:00.000Z' },
  )
  const a = addPage(
    state,
    table,
    { Name: 'a', Score: 10, Level: 'Company' },
    { lastEdited: '2026-11-03T08:00:00.000Z' },
  )
  const c = addPage(state, table, { Name: 'c' }, { lastEdited: '2026-11-01T08:00:00.000Z' })
  const sorted = async (...sorts: object[]) => (await walk(served, table, { sorts })).flat()

  expect(await sorted({ property: 'Name', direction: 'ascending' })).toEqual([a, b, c])
  expect(await sorted({ property: 'Score', direction: 'ascending' })).toEqual([b, a, c])
  expect(await sorted({ property: 'Score', direction: 'descending' })).toEqual([a, b, c])
  expect(await sorted({ property: 'Level', direction: 'ascending' })).toEqual([a, b, c])
  expect(await sorted({ timestamp: 'last_edited_time', direction: 'ascending' })).toEqual([c, b, a])
})

test('page sizes above 100, unknown keys and unknown sorts are refused', async () => {
  const served = serveNotion()
  const { client } = served
  const table = await tableOf(served, 1)
  const query = (body: object) =>
    client.request({ path: `data_sources/${table}/query`, method: 'post', body: body as never })

  await expect(query({ page_size: 101 })).rejects.toMatchObject({
    message: 'body failed validation: body.page_size should be ≤ `100`, instead was `101`.',
  })
  await expect(query({ in_trash: true })).rejects.toMatchObject({
    message: 'body failed validation: body.in_trash should be not present.',
  })
  await expect(query({ sorts: [{ property: 'Nope', direction: 'ascending' }] })).rejects.toMatchObject({
    message: 'Could not find sort property with name or id: Nope',
  })
})

test('filter_properties narrows the rows to the properties named', async () => {
  const served = serveNotion()
  const table = await tableOf(served, 1)
  const list = await served.client.dataSources.query({
    data_source_id: table,
    filter_properties: ['title', 'Score'],
  })

  expect(list.results.map((page) => Object.keys(cellsOf(page)))).toEqual([['Name', 'Score']])
})
