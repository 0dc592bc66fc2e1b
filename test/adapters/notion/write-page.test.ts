import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoundDatabase, Column } from '#src/adapters/notion/bound-database.ts'
import type { Fetch } from '#src/adapters/notion/timed-fetch.ts'
import { writePage } from '#src/adapters/notion/write-page.ts'
import type { CellChange, ServiceField } from '#src/core/model.ts'
import { FLAG_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'
import { createNotion } from '#src/sandbox/notion/create-notion.ts'
import { addPage, addRootPage, editPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { aConnection, origin, refusal, token } from './a-connection.ts'

const at = { lastEdited: '2026-11-20T07:00:00.000Z' }
const types: Readonly<Partial<Record<ServiceField, Pick<Column, 'kind' | 'type' | 'labels'>>>> = {
  score: { kind: 'number', type: 'number', labels: {} },
  status: { kind: 'choice', type: 'select', labels: STATUS_LABEL },
  flags: { kind: 'choices', type: 'multi_select', labels: FLAG_LABEL },
  why: { kind: 'text', type: 'rich_text', labels: {} },
  dataAsOf: { kind: 'date', type: 'date', labels: {} },
  synced: { kind: 'moment', type: 'date', labels: {} },
}

const changes: readonly CellChange[] = [
  { field: 'score', before: 0.5, after: 0.62 },
  { field: 'status', before: 'on_track', after: 'at_risk' },
  { field: 'flags', before: ['no_owner'], after: ['decide_soon', 'no_rationale'] },
  { field: 'why', before: '', after: 'Behind since 2026-11-01.' },
  { field: 'dataAsOf', before: null, after: '2026-11-19' },
  { field: 'synced', before: null, after: '2026-11-20T08:00:00.000Z' },
]

const asBefore = { score: 0.5, status: 'On track', flags: ['No owner'], Note: 'mine' }
const asAfter = { score: 0.62, status: 'At risk', flags: ['Decide soon', 'No rationale'], Note: 'mine' }

/** What happens to each PATCH: whether Notion gets it, and what is answered then. */
interface Fate {
  readonly isLost?: boolean
  readonly answer?: () => Response | Promise<Response>
  /** What somebody does to the page before it is answered, or not. */
  readonly typed?: (page: Page) => void
}

interface Page {
  readonly id: string
  edit(values: Parameters<typeof editPage>[2]): void
}

/** A page of the stand-in, the service's way to write it, and what became of it. */
async function aPage(fates: readonly Fate[], answersReads?: () => Response) {
  const notion = createNotion({ token, now: () => new Date('2026-11-20T08:00:30.000Z'), shortPages: false })
  const through: Fetch = async (url, init) => (await notion.app.request(url, init)) as Response
  const root = addRootPage(notion.state, 'OKRs', at.lastEdited)
  const created = await through(`${origin}/v1/databases`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'notion-version': '2026-03-11',
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      parent: { type: 'page_id', page_id: root },
      initial_data_source: {
        properties: {
          Name: { title: {} },
          Note: { rich_text: {} },
          ...Object.fromEntries(Object.entries(types).map(([name, { type }]) => [name, { [type]: {} }])),
        },
      },
    }),
  })
  const { data_sources } = (await created.json()) as { data_sources: { id: string }[] }
  const dataSourceId = data_sources[0]!.id
  const { properties } = notion.state.dataSources.get(dataSourceId)!
  const idOf = (name: string) =>
    encodeURIComponent([...properties.values()].find((each) => each.name === name)!.id)
  const pageId = addPage(notion.state, dataSourceId, asBefore, at)
  const page: Page = { id: pageId, edit: (values) => editPage(notion.state, pageId, values, at) }

  const asked: string[] = []
  const bodies: unknown[] = []
  const connection = aConnection(
    async (url, init) => {
      const method = init?.method ?? 'GET'
      asked.push(method)
      if (method === 'GET') return answersReads?.() ?? through(url, init)
      bodies.push(JSON.parse(String(init?.body)))
      const fate = fates[bodies.length - 1] ?? {}
      const answer = fate.isLost ? null : await through(url, init)
      fate.typed?.(page)
      return fate.answer?.() ?? answer ?? Promise.reject(new TypeError('fetch failed'))
    },
    { timeoutMs: 200 },
  )
  const column = (field: ServiceField): Column => ({
    field,
    propertyId: idOf(field),
    name: field,
    format: null,
    options: [],
    ...types[field]!,
  })
  const database: BoundDatabase = {
    kind: 'keyResults',
    flat: false,
    setting: 'NOTION_KEY_RESULTS',
    dataSourceId,
    madeByInit: true,
    columns: new Map(),
    lost: new Map(),
    written: new Map((Object.keys(types) as ServiceField[]).map((field) => [field, column(field)])),
    lacking: new Set(),
    gone: new Map(),
    findings: [],
  }
  const write = (some: readonly CellChange[] = changes) =>
    connection.clock.run(
      writePage(
        connection.notion,
        database,
        { database: 'keyResults', pageId, title: '', changes: some },
        'Europe/Berlin',
      ),
    )
  return { ...connection, asked, bodies, idOf, write, page, shown: () => showPage(notion.state, pageId) }
}

const silence = { answer: () => Promise.reject(new DOMException('too late', 'TimeoutError')) }
const doubts: readonly (readonly [string, Fate])[] = [
  ['a lost connection', { answer: () => Promise.reject(new TypeError('fetch failed')) }],
  ['no answer in time', silence],
  ['a 500', { answer: () => refusal(500, 'internal_server_error') }],
  ['a page of a proxy', { answer: () => new Response('<html>', { status: 502 }) }],
  ['a 503', { answer: () => refusal(503, 'service_unavailable') }],
  ['a 504', { answer: () => refusal(504, 'gateway_timeout') }],
  ['an empty success', { answer: () => new Response('') }],
  ['half a success', { answer: () => new Response('{"object":"page",') }],
  ['a success of another shape', { answer: () => Response.json({ ok: true }) }],
]
const held: readonly (readonly [string, Fate])[] = [
  ['a conflict', { isLost: true, answer: () => refusal(409, 'conflict_error') }],
  ['a limit', { isLost: true, answer: () => refusal(429, 'rate_limited', {}, { 'retry-after': '30' }) }],
  ['an overload', { isLost: true, answer: () => refusal(529, 'service_overload') }],
]

test('a write is one request, by ids, and answers the stamp and the page', async () => {
  const { write, asked, bodies, idOf, shown } = await aPage([])

  const written = await write()

  expect(asked).toEqual(['PATCH'])
  expect(Object.keys((bodies[0] as { properties: object }).properties).sort()).toEqual(
    changes.map(({ field }) => idOf(field)).sort(),
  )
  expect(written.at).toBe('2026-11-20T08:00:00.000Z')
  expect(written.page).toMatchObject({
    object: 'page',
    properties: { Note: { rich_text: [{ plain_text: 'mine' }] } },
  })
  expect(shown()).toMatchObject(asAfter)
})

test.each(doubts)('after %s a write that was carried out is not repeated', async (_case, fate) => {
  const { write, asked, shown } = await aPage([fate])

  const written = await write()

  expect(asked).toEqual(['PATCH', 'GET'])
  expect(written).toMatchObject({ at: '2026-11-20T08:00:00.000Z', page: { object: 'page' } })
  expect(shown()).toMatchObject(asAfter)
})

test.each([...doubts.map(([name, fate]) => [name, { ...fate, isLost: true }] as const), ...held])(
  'after %s a write that was not carried out is repeated once the page was seen',
  async (_case, fate) => {
    const { write, asked, shown } = await aPage([fate, fate])

    await write()

    expect(asked).toEqual(['PATCH', 'GET', 'PATCH', 'GET', 'PATCH'])
    expect(shown()).toMatchObject(asAfter)
  },
)

test.each([...doubts.map(([name, fate]) => [name, { ...fate, isLost: true }] as const), ...held])(
  'after %s what somebody typed meanwhile stays',
  async (_case, fate) => {
    const { write, asked, shown } = await aPage([
      { ...fate, typed: (page) => page.edit({ status: 'Off track' }) },
    ])

    await expect(write()).rejects.toMatchObject({ code: 'conflict', retryable: true, outcome: 'refused' })

    expect(asked).toEqual(['PATCH', 'GET'])
    expect(shown()).toMatchObject({ ...asBefore, status: 'Off track' })
  },
)

const ofPeople = 'Word for word. '.repeat(200)
test.each([
  ['an option', { status: '🟢 On-track' }, { field: 'status', before: 'on_track', after: 'at_risk' }],
  ['a long text', { why: ofPeople }, { field: 'why', before: ofPeople, after: 'Behind.' }],
  [
    'a day with a time',
    { dataAsOf: '2026-11-18T23:30:00.000Z' },
    { field: 'dataAsOf', before: '2026-11-19', after: '2026-11-20' },
  ],
  ['a percentage', { score: 0.504 }, { field: 'score', before: 0.504, after: 0.62 }],
] as const)(
  '%s as people spell it is what was there, and no edit made meanwhile',
  async (_case, was, change) => {
    const { write, asked, page } = await aPage([held[1]![1]])
    page.edit(was)

    await write([change])

    expect(asked).toEqual(['PATCH', 'GET', 'PATCH'])
  },
)

test('a text of people longer than one run is put back whole, and known again', async () => {
  const { write, asked, shown } = await aPage([silence])

  await write([{ field: 'why', before: '', after: ofPeople }])

  expect(asked).toEqual(['PATCH', 'GET'])
  expect(shown()['why']).toBe(ofPeople)
})

test('what somebody typed over a write whose answer was lost stays, and the write counts as carried out', async () => {
  const { write, asked, shown } = await aPage([
    { ...silence, typed: (page) => page.edit({ status: 'Off track' }) },
  ])

  await write()

  expect(asked).toEqual(['PATCH', 'GET'])
  expect(shown()).toMatchObject({ ...asAfter, status: 'Off track' })
})

test('where somebody typed over the only cell of a lost write, nobody can tell whether it was carried out', async () => {
  const typed = (page: Page) => page.edit({ score: 0.1 })
  const { write, shown } = await aPage([{ ...silence, typed }])

  await expect(write(changes.slice(0, 1))).rejects.toMatchObject({ code: 'conflict', outcome: 'unknown' })

  expect(shown()).toMatchObject({ score: 0.1 })
})

test('a write is given up after 5 attempts, and surely did nothing', async () => {
  const fate = { isLost: true, answer: () => refusal(503, 'service_unavailable') }
  const { write, asked } = await aPage(Array.from({ length: 9 }, () => fate))

  await expect(write()).rejects.toMatchObject({ code: 'unavailable', retryable: true, outcome: 'refused' })

  expect(asked.filter((method) => method === 'PATCH')).toHaveLength(5)
  expect(asked.at(-1)).toBe('GET')
})

test('a write in doubt whose page cannot be read has an unknown outcome', async () => {
  const { write, asked } = await aPage([silence], () => refusal(503, 'service_unavailable'))

  await expect(write()).rejects.toMatchObject({
    code: 'unavailable',
    retryable: true,
    outcome: 'unknown',
    requestId: 'req-1',
    message: expect.stringContaining('could not be seen'),
  })

  expect(asked).toEqual(['PATCH', 'GET', 'GET', 'GET', 'GET', 'GET'])
})

test('a write that Notion refused before it did anything is no write in doubt', async () => {
  const { write } = await aPage(
    [{ isLost: true, answer: () => refusal(429, 'rate_limited', {}, { 'retry-after': '1' }) }],
    () => refusal(503, 'service_unavailable'),
  )

  await expect(write()).rejects.toMatchObject({ outcome: 'refused' })
})

test.each([
  ['the token', 401, 'unauthorized', 'unauthorized'],
  ['the rights', 403, 'restricted_resource', 'forbidden'],
  ['a page that is gone', 404, 'object_not_found', 'not_found'],
  ['the values', 400, 'validation_error', 'invalid'],
])('a write refused for %s is neither repeated nor looked for', async (_case, status, word, code) => {
  const { write, asked } = await aPage([{ isLost: true, answer: () => refusal(status, word) }])

  await expect(write()).rejects.toMatchObject({ code, retryable: false, outcome: 'refused' })

  expect(asked).toEqual(['PATCH'])
})

test('whatever is lost and whoever types meanwhile: nothing typed is lost, and the outcome told is the true one', async () => {
  const fate = fc.record({
    isLost: fc.boolean(),
    answer: fc.constantFrom(...[...doubts].map(([, { answer }]) => answer as () => Response)),
    typed: fc.option(
      fc.constantFrom({ status: 'Off track' }, { score: 0.1 }, { why: 'I know better' }, { Note: 'more' }),
      { nil: null, freq: 3 },
    ),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(fate, { maxLength: 4 }), async (fates) => {
      const typed: Record<string, unknown> = {}
      const world = await aPage(
        fates.map(({ isLost, answer, typed: values }) => ({
          isLost,
          answer,
          typed: (page) => {
            if (values) page.edit(values)
            Object.assign(typed, values)
          },
        })),
      )
      const outcome = await world.write().then(
        () => 'written',
        (failure: { outcome: string }) => failure.outcome,
      )

      expect(world.shown()).toMatchObject(typed)
      const carriedOut = world.shown()['dataAsOf'] === '2026-11-19'
      if (outcome !== 'unknown') expect(outcome === 'written').toBe(carriedOut)
    }),
    { numRuns: 60 },
  )
})
