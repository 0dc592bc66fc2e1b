import { expect, test } from 'vitest'
import type { NotionFaultKind } from '#src/sandbox/faults/notion-faults.ts'
import { faultyNotion } from './faulty-notion.ts'

interface Rows {
  readonly results: readonly { readonly id: string }[]
}

const idsOf = ({ results }: Rows) => results.map(({ id }) => id)

test.each([
  ['rate_limit_endpoint', { status: 429, code: 'rate_limited' }, 'public_api_endpoint_rate_limit', '1'],
  ['rate_limit_connection', { status: 429, code: 'rate_limited' }, 'public_api_request_rate_limit', '60'],
  [
    'rate_limit_workspace',
    { status: 429, code: 'rate_limited' },
    'public_api_space_request_rate_limit',
    '120',
  ],
  ['request_blocked', { status: 429, code: 'rate_limited' }, 'public_api_request_blocked', '1'],
] as const)('%s says why and how long to wait', async (kind, said, reason, wait) => {
  const notion = await faultyNotion(kind)
  const error = await notion.query().catch((thrown) => thrown)
  expect(error).toMatchObject({ ...said, additional_data: { rate_limit_reason: reason, retry_after: wait } })
  expect(error.headers.get('retry-after')).toBe(wait)
  expect(error.request_id).toMatch(/^[0-9a-f-]{36}$/)
  expect(idsOf(await notion.query())).toHaveLength(20)
})

test.each([
  ['overload', { status: 529, code: 'service_overload' }],
  ['internal_error', { status: 500, code: 'internal_server_error' }],
  ['bad_gateway', { status: 502, code: 'notionhq_client_response_error' }],
  ['unavailable', { status: 503, code: 'service_unavailable' }],
  ['query_unavailable', { status: 503, additional_data: { endpoint_name: 'queryDataSource' } }],
  ['gateway_timeout', { status: 504, code: 'gateway_timeout' }],
  ['reset', { name: 'TypeError', cause: { code: 'ECONNRESET' } }],
  ['silence', { code: 'notionhq_client_request_timeout' }],
  ['empty_body', { name: 'SyntaxError' }],
  ['html_body', { name: 'SyntaxError' }],
  ['truncated_body', { name: 'SyntaxError' }],
  ['cut_off_body', { name: 'TypeError', message: 'terminated' }],
] as const)('%s fails one query, and the next one succeeds', async (kind, error) => {
  const notion = await faultyNotion(kind)
  await expect(notion.query()).rejects.toMatchObject(error)
  expect(idsOf(await notion.query())).toHaveLength(20)
  expect(notion.faults.tally()).toEqual([{ system: 'notion', kind, count: 1 }])
})

test.each<[NotionFaultKind, object, string | null]>([
  ['conflict', { status: 409, code: 'conflict_error' }, null],
  ['reset', { cause: { code: 'ECONNRESET' } }, null],
  ['silence', { code: 'notionhq_client_request_timeout' }, null],
  ['unavailable', { status: 503 }, null],
  ['committed_unavailable', { status: 503, code: 'service_unavailable' }, 'Written.'],
  ['committed_reset', { cause: { code: 'ECONNRESET' } }, 'Written.'],
  ['committed_silence', { code: 'notionhq_client_request_timeout' }, 'Written.'],
  ['empty_body', { name: 'SyntaxError' }, 'Written.'],
  ['cut_off_body', { name: 'TypeError' }, 'Written.'],
])('%s fails a write, of which is left: %j %s', async (kind, error, left) => {
  const notion = await faultyNotion(kind)
  const thrown = await notion.write().catch((caught) => caught)
  expect(thrown).toMatchObject(error)
  expect(notion.noteOf(notion.first)).toBe(left)
  if (kind === 'committed_unavailable') {
    expect(thrown.additional_data.committed_resource_id).toBe(notion.first)
    expect(thrown.additional_data.retry_guidance).toEqual([expect.stringContaining('Do not repeat')])
  }
})

test('a row that is added shows in no query for a while, and by its id at once', async () => {
  const notion = await faultyNotion('stale_create')
  const { id } = await notion.add()
  expect(idsOf(await notion.query(100))).not.toContain(id)
  expect(await notion.client.pages.retrieve({ page_id: id })).toMatchObject({ id })
  await notion.clock.sleep(31_000)
  expect(idsOf(await notion.query(100))).toContain(id)
})

test('a row may be added although the answer is a 503, which names it', async () => {
  const notion = await faultyNotion('committed_unavailable')
  const thrown = await notion.add().catch((caught) => caught)
  expect(thrown).toMatchObject({ status: 503, additional_data: { from: 'create' } })
  expect(idsOf(await notion.query(100))).toContain(thrown.additional_data.committed_resource_id)
})

test('an answer of null is none', async () => {
  const notion = await faultyNotion('null_body')
  expect(await notion.query()).toBeNull()
})

test('a page of rows is short, and the walk goes on', async () => {
  const notion = await faultyNotion('short_page')
  const first = await notion.query()
  expect(first).toMatchObject({ has_more: true, results: { length: 2 } })
  expect(idsOf(await notion.query(100, first.next_cursor ?? ''))).toHaveLength(28)
})

test('queries show rows as they were for half a minute; a page by itself is up to date', async () => {
  const notion = await faultyNotion('stale_rows')
  await notion.query(1)
  await notion.clock.sleep(10_000)
  await notion.write()
  const notes = async () => {
    const { results } = await notion.query(100)
    return JSON.stringify(results).includes('Written.')
  }
  expect(await notes()).toBe(false)
  expect(JSON.stringify(await notion.client.pages.retrieve({ page_id: notion.first }))).toContain('Written.')
  await notion.clock.sleep(20_000)
  expect(await notes()).toBe(true)
})

test('people edit between two pages of a query', async () => {
  const notion = await faultyNotion('edit_between_pages')
  const { next_cursor } = await notion.query()
  expect(notion.edited).toEqual([])
  await notion.query(20, next_cursor ?? '')
  expect(notion.edited).toHaveLength(1)
})

test('a row comes twice in a walk, and one does not come because it was edited', async () => {
  const twice = await faultyNotion('repeated_row')
  const before = await twice.query()
  const after = await twice.query(20, before.next_cursor ?? '')
  const all = [...idsOf(before), ...idsOf(after)]
  expect(all).toHaveLength(31)
  expect(new Set(all)).toEqual(new Set(twice.rows))

  const never = await faultyNotion('skipped_row')
  const start = await never.query()
  const seen = [...idsOf(start), ...idsOf(await never.query(20, start.next_cursor ?? ''))]
  expect(never.rows.filter((id) => !seen.includes(id))).toEqual(never.edited)
  expect(never.edited).toHaveLength(1)
})

test('a relation is cut, and a query ends before its end', async () => {
  const cut = await faultyNotion('cut_relations')
  const { results } = await cut.query(100)
  expect(results.map((row) => ('properties' in row ? row.properties['Parts'] : null))).toContainEqual(
    expect.objectContaining({ relation: [{ id: expect.any(String) }], has_more: true }),
  )
  const incomplete = await faultyNotion('incomplete_query')
  expect(await incomplete.query(100)).toMatchObject({
    has_more: false,
    results: { length: 10 },
    request_status: { type: 'incomplete' },
  })
})

test('a schema and rows hold what this version of the API does not know', async () => {
  const unknown = await faultyNotion('unknown_property')
  expect(await unknown.schema()).toMatchObject({ properties: { Mood: { type: 'hologram' } } })
  const words = await faultyNotion('new_values')
  const { results } = await words.query()
  expect(results[0]).toMatchObject({
    icon: { type: 'hologram' },
    last_edited_by: { type: 'agent' },
    properties: { Level: { select: { name: 'Team', color: 'ultraviolet' } } },
  })
  const newer = await faultyNotion('new_values')
  expect(await newer.schema()).toMatchObject({ properties: { Amount: { number: { format: 'doubloons' } } } })
  const huge = await faultyNotion('huge_text')
  const row = await huge.client.pages.retrieve({ page_id: huge.first })
  expect(row).toMatchObject({ properties: { Essay: { rich_text: { length: 100 } } } })
})

test('whatever happens, what comes bears the time of the stand-in', async () => {
  for (const kind of ['bad_gateway', 'rate_limit_connection', 'empty_body'] as const) {
    const { url } = await faultyNotion(kind)
    const dates = [await fetch(url), await fetch(url)].map(({ headers }) => headers.get('date'))
    expect(dates).toEqual(Array(2).fill('Fri, 20 Nov 2026 08:15:42 GMT'))
  }
})
