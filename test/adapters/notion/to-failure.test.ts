import { RequestTimeoutError } from '@notionhq/client'
import { expect, test } from 'vitest'
import type { Fetch } from '#src/adapters/notion/connect-notion.ts'
import { testWorkspace, token } from './notion-workspace.ts'

/** A read of one database in which every query is answered so. */
async function readWith(answer: Fetch) {
  const notion = testWorkspace()
  const id = await notion.table('Goals', { Name: { title: {} } })
  const okrs = notion.okrs({ objectives: [id] }, (url, init) =>
    url.endsWith('/query') ? answer(url, init) : fetch(url, init),
  )
  return { notion, okrs, failure: okrs.read() }
}

const refusal = (status: number, code: string, more: object = {}, headers: Record<string, string> = {}) =>
  Response.json(
    { object: 'error', status, code, message: `it holds ${token}`, request_id: 'req-1', ...more },
    { status, headers },
  )

test.each([
  ['a refused token', refusal(401, 'unauthorized'), 'unauthorized', false, /NOTION_TOKEN/],
  ['a missing capability', refusal(403, 'restricted_resource'), 'forbidden', false, /"Read content"/],
  [
    'a full free plan',
    refusal(403, 'restricted_resource', { additional_data: { block_limit: '1000' } }),
    'forbidden',
    false,
    /block limit/,
  ],
  ['a conflict', refusal(409, 'conflict_error'), 'conflict', true, /NOTION_OBJECTIVES/],
  [
    'a used up limit',
    refusal(429, 'rate_limited', {}, { 'retry-after': '0' }),
    'rate_limited',
    true,
    /NOTION_REQUESTS_PER_MINUTE/,
  ],
  [
    'a blocked connection',
    refusal(
      429,
      'rate_limited',
      { additional_data: { rate_limit_reason: 'public_api_request_blocked' } },
      { 'retry-after': '0' },
    ),
    'rate_limited',
    false,
    /support/,
  ],
  [
    'an overload',
    refusal(529, 'service_overload', {}, { 'retry-after': '0' }),
    'rate_limited',
    true,
    /overloaded/,
  ],
  ['an outage', refusal(503, 'service_unavailable'), 'unavailable', true, /503/],
  ['a gateway that waited in vain', refusal(504, 'gateway_timeout'), 'unavailable', true, /504/],
  [
    'a page of a proxy',
    new Response('<html>Bad gateway</html>', { status: 502 }),
    'unavailable',
    true,
    /502/,
  ],
  ['a code that nobody knows', refusal(400, 'missing_version'), 'not_understood', false, /NOTION_API_URL/],
  ['a query that is not allowed', refusal(400, 'validation_error'), 'invalid', false, /validation_error/],
  [
    'a page that is no answer',
    new Response('<html>Sign in</html>'),
    'not_understood',
    true,
    /NOTION_API_URL/,
  ],
  ['an answer of another shape', Response.json({ rows: [] }), 'not_understood', false, /NOTION_OBJECTIVES/],
] as const)(
  '%s is a failure that says so, without the token',
  async (_case, answer, code, retryable, words) => {
    const { failure } = await readWith(async () => answer.clone())

    await expect(failure).rejects.toMatchObject({
      name: 'Failure',
      system: 'notion',
      code,
      retryable,
      message: expect.stringMatching(words),
    })
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining(token) })
    await failure.catch((error: Error) => expect(String(error.cause)).not.toContain(token))
  },
)

test('a request that is not answered in time may be tried again', async () => {
  const { failure } = await readWith(() => Promise.reject(new RequestTimeoutError()))

  await expect(failure).rejects.toMatchObject({ code: 'timeout', retryable: true })
})

test('an answer that breaks off may be tried again', async () => {
  const { failure } = await readWith(async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) })
    return new Response(body)
  })

  await expect(failure).rejects.toMatchObject({ name: 'Failure', code: 'unavailable', retryable: true })
})

test('an address that does not answer is a failure that names its setting', async () => {
  const { failure } = await readWith(() => Promise.reject(new TypeError('fetch failed')))

  await expect(failure).rejects.toMatchObject({
    code: 'unavailable',
    retryable: true,
    message: expect.stringContaining('NOTION_API_URL'),
    cause: expect.objectContaining({ message: 'fetch failed' }),
  })
})

test("a failure carries the request's id, for Notion's support", async () => {
  const { failure } = await readWith(async () => refusal(503, 'service_unavailable'))

  await expect(failure).rejects.toMatchObject({ requestId: 'req-1' })
})

test('a limit that is used up for a moment is waited out by the SDK', async () => {
  let refused = 0
  const { okrs, failure } = await readWith(async (url, init) => {
    refused += 1
    return refused === 1 ? refusal(429, 'rate_limited', {}, { 'retry-after': '0' }) : fetch(url, init)
  })

  await expect(failure).resolves.toMatchObject({ objectives: [] })
  expect(okrs.requests()).toBe(3)
})

test('the log tells of a failed request without a word that people wrote', async () => {
  const { notion, failure } = await readWith(async () => refusal(503, 'service_unavailable'))
  await failure.catch(() => undefined)

  expect(notion.logged).toEqual([
    'warn notion: request fail {"code":"service_unavailable","attempt":0,"requestId":"req-1"}',
  ])
})
