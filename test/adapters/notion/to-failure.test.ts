import { RequestTimeoutError } from '@notionhq/client'
import { expect, test } from 'vitest'
import { aConnection, fine, inTurn, refusal, token } from './a-connection.ts'

const blocked = { additional_data: { rate_limit_reason: 'public_api_request_blocked' } }
const always = (answer: () => Response) => inTurn(...Array.from({ length: 9 }, () => answer))

/** A body that breaks off as a lost connection does. */
const brokenOff = () =>
  new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('terminated')) }))
/** A body whose end never comes. */
const endless = () =>
  new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"id":')) }))
/** More than anybody should have to hold. */
const tooMuch = new Uint8Array(33 * 1024 * 1024)
const huge = () => new Response(new ReadableStream({ start: (stream) => stream.enqueue(tooMuch) }))
const never = () => new Promise<Response>(() => {})
const thrown = (error: unknown) => () => Promise.reject(error)

test.each([
  ['a refused token', refusal(401, 'unauthorized'), 'unauthorized', /NOTION_TOKEN/],
  ['a missing capability', refusal(403, 'restricted_resource'), 'forbidden', /"Read content"/],
  [
    'a full free plan',
    refusal(403, 'restricted_resource', { additional_data: { block_limit: '1000' } }),
    'forbidden',
    /block limit/,
  ],
  ['what is not shared', refusal(404, 'object_not_found'), 'not_found', /NOTION_OBJECTIVES/],
  ['a blocked connection', refusal(429, 'rate_limited', blocked), 'rate_limited', /support/],
  ['a code that nobody knows', refusal(400, 'missing_version'), 'not_understood', /NOTION_API_URL/],
  ['a limit of rows', refusal(409, 'row_limit_exceeded'), 'not_understood', /409/],
  ['a query that is not allowed', refusal(400, 'validation_error'), 'invalid', /validation_error/],
  ['a page of a firewall', new Response('<html>', { status: 403 }), 'not_understood', /403/],
  ['an answer of another shape', Response.json({ rows: [] }), 'not_understood', /NOTION_OBJECTIVES/],
] as const)('%s is a failure at once, without the token', async (_case, answer, code, words) => {
  const fetch = inTurn(() => answer.clone())

  const failure = await aConnection(fetch)
    .ask()
    .catch((error: Error) => error)

  expect(failure).toMatchObject({
    name: 'Failure',
    system: 'notion',
    code,
    retryable: false,
    message: expect.stringMatching(words),
  })
  expect((failure as Error).message).not.toContain(token)
  expect(String((failure as Error).cause)).not.toContain(token)
  expect(fetch.sent).toBe(1)
})

const passing = [
  ['a conflict', () => refusal(409, 'conflict_error'), 'conflict', /NOTION_OBJECTIVES/],
  ['a used up limit', () => refusal(429, 'rate_limited'), 'rate_limited', /NOTION_REQUESTS_PER_MINUTE/],
  ['an overload', () => refusal(529, 'service_overload'), 'rate_limited', /overloaded/],
  ['a fault of its own', () => refusal(500, 'internal_server_error'), 'unavailable', /500/],
  ['a page of a proxy', () => new Response('<html>Bad</html>', { status: 502 }), 'unavailable', /502/],
  ['an outage', () => refusal(503, 'service_unavailable'), 'unavailable', /503/],
  [
    'an outage in words of its own',
    () => refusal(503, 'database_connection_unavailable'),
    'unavailable',
    /503/,
  ],
  ['a gateway that waited in vain', () => refusal(504, 'gateway_timeout'), 'unavailable', /504/],
  [
    'an edge that finds no server',
    () => new Response('error code: 522', { status: 522 }),
    'unavailable',
    /522/,
  ],
  ['a lost connection', thrown(new TypeError('fetch failed')), 'unavailable', /NOTION_API_URL/],
  ['an answer that breaks off', brokenOff, 'unavailable', /NOTION_API_URL/],
  ['no answer', never, 'timeout', /in time/],
  ['an answer that does not end', endless, 'timeout', /in time/],
  ["the SDK's own limit of time", thrown(new RequestTimeoutError()), 'timeout', /in time/],
  ['an empty answer', () => new Response(''), 'not_understood', /NOTION_API_URL/],
  ['an answer without a body', () => new Response(null, { status: 204 }), 'not_understood', /NOTION_API_URL/],
  [
    'a page that is no answer',
    () => new Response('<html>Sign in</html>'),
    'not_understood',
    /NOTION_API_URL/,
  ],
  ['half an answer', () => new Response('{"id":"ab'), 'not_understood', /NOTION_API_URL/],
  [
    'half an answer that looks whole',
    () => new Response('{"a":{"id":"ab"}'),
    'not_understood',
    /NOTION_API_URL/,
  ],
  ['JSON that is no object', () => Response.json(null), 'not_understood', /NOTION_API_URL/],
  ['an answer without an end of memory', huge, 'not_understood', /too long/],
] as const

test.each(passing)('%s is tried again, whether by a read or a query', async (_case, answer) => {
  for (const kind of ['read', 'query'] as const) {
    const fetch = inTurn(answer, answer)
    const { notion, ask } = aConnection(fetch, { timeoutMs: 20 })

    await expect(ask(kind)).resolves.toEqual({ id: 'abc' })
    expect(notion.requests()).toBe(3)
  }
})

test.each(passing)(
  '%s is given up after 5 attempts, within half a minute of waiting',
  async (_case, answer, code, words) => {
    const { notion, clock, ask } = aConnection(always(answer as () => Response), { timeoutMs: 5 })

    await expect(ask()).rejects.toMatchObject({
      name: 'Failure',
      code,
      retryable: true,
      outcome: 'refused',
      message: expect.stringMatching(words),
    })
    expect(notion.requests()).toBe(5)
    expect(clock.elapsed()).toBeLessThanOrEqual(30_000)
  },
)

test('requests that fail together do not come back together', async () => {
  const sent: number[] = []
  const connection = aConnection(async () => {
    sent.push(connection.clock.elapsed())
    return sent.length <= 8 ? refusal(503, 'service_unavailable') : fine()
  })

  await Promise.all(Array.from({ length: 8 }, () => connection.ask()))

  expect(new Set(sent.slice(8)).size).toBe(8)
})

test('a query that Notion advises to ask for less asks for half as much', async () => {
  const sizes: unknown[] = []
  const advice = { additional_data: { retry_guidance: ['backoff', 'reduce page_size', 'narrow filters'] } }
  const { ask } = aConnection(async (_url, init) => {
    sizes.push(JSON.parse(String(init?.body)).page_size)
    return sizes.length < 3 ? refusal(503, 'service_unavailable', advice) : fine()
  })

  await ask('query')

  expect(sizes).toEqual([100, 50, 25])
})

test.each([
  ['that Notion gave it', refusal(503, 'service_unavailable'), 'req-1'],
  [
    'of a header',
    new Response('<html>', { status: 502, headers: { 'x-notion-request-id': 'req-2' } }),
    'req-2',
  ],
  ['of the edge', new Response('<html>', { status: 502, headers: { 'cf-ray': 'ray-1' } }), 'ray-1'],
  [
    'of a success that breaks off',
    new Response(brokenOff().body, { headers: { 'x-notion-request-id': 'req-5' } }),
    'req-5',
  ],
  ['of an empty success', new Response('', { headers: { 'x-notion-request-id': 'req-3' } }), 'req-3'],
  ['of a body of another shape', Response.json({ rows: [], request_id: 'req-4' }), 'req-4'],
])("a failure carries the request's id %s, for Notion's support", async (_case, answer, requestId) => {
  await expect(aConnection(always(() => answer.clone())).ask()).rejects.toMatchObject({ requestId })
})

test('an address that does not answer is a failure that names its cause', async () => {
  const { ask } = aConnection(() => Promise.reject(new TypeError('fetch failed')))

  await expect(ask()).rejects.toMatchObject({ cause: expect.objectContaining({ message: 'fetch failed' }) })
})

test('the log tells of each fault and what is done about it, without a word that people wrote', async () => {
  const { ask, logged } = aConnection(
    inTurn(
      () => refusal(503, 'service_unavailable', {}, { 'cf-ray': 'ray-1' }),
      () => refusal(400, 'validation_error'),
    ),
  )
  await ask().catch(() => undefined)

  const line = { kind: 'read', requestId: 'req-1' }
  expect(logged).toEqual([
    {
      event: 'notion: request failed',
      data: {
        ...line,
        fault: 'unavailable',
        status: 503,
        attempt: 1,
        next: 'again',
        waitMs: 868,
        rayId: 'ray-1',
      },
    },
    {
      event: 'notion: request failed',
      data: { ...line, fault: 'refused', status: 400, attempt: 2, next: 'stop', waitMs: null, rayId: null },
    },
  ])
})
