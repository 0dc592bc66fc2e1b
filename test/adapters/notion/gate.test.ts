import { expect, test } from 'vitest'
import * as z from 'zod'
import { createGate } from '#src/adapters/notion/create-gate.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { aConnection, fine, inTurn, refusal } from './a-connection.ts'

const minute = 60_000
const limited = (reason: string, headers: Record<string, string> = {}) =>
  refusal(429, 'rate_limited', { additional_data: { rate_limit_reason: reason } }, headers)

/** Sends so many requests at once. */
function many({ notion }: ReturnType<typeof aConnection>, count: number): Promise<unknown>[] {
  return Array.from({ length: count }, () =>
    notion.ask({ to: 'ask' }, z.object({ id: z.string() }), (client) =>
      client.dataSources.retrieve({ data_source_id: 'abc' }),
    ),
  )
}

test('1,138 requests at 600 a minute and 150 ms each take at most 1.10 times the least possible time', async () => {
  const sent: number[] = []
  const connection = aConnection(
    async () => {
      sent.push(connection.clock.elapsed())
      await connection.clock.sleep(150)
      return fine()
    },
    { perMinute: 600 },
  )

  await connection.clock.run(Promise.all(many(connection, 1_138)))

  const least = minute + 150
  expect(connection.clock.elapsed()).toBeGreaterThanOrEqual(least)
  expect(connection.clock.elapsed()).toBeLessThanOrEqual(1.1 * least)
  expect(connection.notion.requests()).toBe(1_138)
  for (const [index, at] of sent.entries())
    expect((sent[index + 600] ?? Infinity) - at).toBeGreaterThanOrEqual(minute)
})

test('requests are sent in the order in which they were asked for', async () => {
  const order: string[] = []
  const { notion, clock } = aConnection(
    async (url) => {
      order.push(url.slice(-2))
      await clock.sleep(10)
      return fine()
    },
    { perMinute: 20 },
  )
  const ids = Array.from({ length: 50 }, (_, n) => `${10 + n}`)

  await clock.run(
    Promise.all(
      ids.map((id) =>
        notion.ask({ to: 'ask' }, z.object({ id: z.string() }), (client) =>
          client.dataSources.retrieve({ data_source_id: id }),
        ),
      ),
    ),
  )

  expect(order).toEqual(ids)
})

test.each([
  ['of the connection', () => limited('public_api_request_rate_limit', { 'retry-after': '120' })],
  ['of the workspace', () => limited('public_api_space_request_rate_limit', { 'retry-after': '120' })],
  ['of an endpoint', () => limited('public_api_endpoint_rate_limit', { 'retry-after': '120' })],
  ['for a reason that nobody knows', () => limited('public_api_moon_limit', { 'retry-after': '120' })],
  ['told in the body alone', () => refusal(429, 'rate_limited', { additional_data: { retry_after: '120' } })],
  ['of an overload', () => refusal(529, 'service_overload', {}, { 'retry-after': '120' })],
  [
    'as a date, by the clock of the answer',
    () =>
      limited('public_api_request_rate_limit', {
        date: 'Fri, 20 Nov 2026 06:00:00 GMT',
        'retry-after': 'Fri, 20 Nov 2026 06:02:00 GMT',
      }),
  ],
])('a limit %s holds everybody up until it is over', async (_case, answer) => {
  const sent: number[] = []
  const connection = aConnection(async () => {
    sent.push(connection.clock.elapsed())
    await connection.clock.sleep(100)
    return sent.length === 1 ? answer() : fine()
  })
  const first = many(connection, 1)
  const later = connection.clock.sleep(5_000).then(() => Promise.all(many(connection, 3)))

  await connection.clock.run(Promise.all([...first, later]))

  expect(sent).toEqual([0, 120_100, 120_100, 120_100, 120_100])
})

test('a limit that names no time is waited for a little, and longer the next time', async () => {
  const fetch = inTurn(
    () => limited('public_api_request_rate_limit'),
    () => limited('public_api_request_rate_limit', { 'retry-after': 'soon' }),
    () => limited('public_api_request_rate_limit'),
  )
  const { ask, clock } = aConnection(fetch)

  await ask()

  expect(fetch.sent).toBe(4)
  expect(clock.elapsed()).toBeGreaterThan(4_000)
  expect(clock.elapsed()).toBeLessThan(10_000)
})

test('a limit that does not end is given up after 5 attempts', async () => {
  const fetch = inTurn(...Array.from({ length: 9 }, () => () => limited('x', { 'retry-after': '60' })))
  const { ask } = aConnection(fetch)

  await expect(ask()).rejects.toMatchObject({ code: 'rate_limited', retryable: true, requestId: 'req-1' })

  expect(fetch.sent).toBe(5)
})

test('a pause of more than 2 minutes is not waited for: nothing is sent until it is over', async () => {
  const fetch = inTurn(() => limited('public_api_space_request_rate_limit', { 'retry-after': '3600' }))
  const { ask, clock } = aConnection(fetch)
  const refused = {
    code: 'rate_limited',
    retryable: true,
    outcome: 'refused',
    message: expect.stringContaining('2026-11-20T09:00:00.000Z'),
  }

  await expect(ask()).rejects.toMatchObject({ ...refused, requestId: 'req-1' })
  await expect(ask()).rejects.toMatchObject(refused)
  expect(fetch.sent).toBe(1)
  expect(clock.elapsed()).toBe(0)

  await clock.run(clock.sleep(60 * minute))
  await expect(ask()).resolves.toEqual({ id: 'abc' })
})

test('who waits already when a long pause comes is refused too', async () => {
  const connection = aConnection(
    inTurn(fine, () => limited('x', { 'retry-after': '900' })),
    { perMinute: 2 },
  )

  const ended = await connection.clock.run(Promise.allSettled(many(connection, 20)))

  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(connection.notion.requests()).toBe(2)
})

test('a moment that no calendar holds is waited for like any that is too far', async () => {
  const { ask } = aConnection(inTurn(() => limited('x', { 'retry-after': '99999999999999999' })))

  await expect(ask()).rejects.toMatchObject({ message: expect.stringContaining('2027-11-20') })
})

test('what was under way when the connection was blocked does not unblock it', async () => {
  const answers = [
    () => limited('public_api_request_blocked'),
    () => limited('public_api_space_request_rate_limit', { 'retry-after': '7200' }),
  ]
  const connection = aConnection(inTurn(...answers))

  const ended = await connection.clock.run(Promise.allSettled([...many(connection, 2)]))

  await expect(connection.ask()).rejects.toMatchObject({
    retryable: false,
    message: expect.stringContaining('2026-11-20T10:00:00.000Z'),
  })
  expect(ended.every(({ status }) => status === 'rejected')).toBe(true)
})

test('a limit is known by its head where its body is lost', async () => {
  const lost = new ReadableStream({ start: (stream) => stream.error(new TypeError('terminated')) })
  const headers = { 'retry-after': '120', 'x-notion-request-id': 'req-9' }
  const { ask, clock, logged } = aConnection(inTurn(() => new Response(lost, { status: 429, headers })))

  await ask()

  expect(clock.elapsed()).toBe(120_000)
  expect(logged).toMatchObject([{ data: { fault: 'rate_limited', status: 429, requestId: 'req-9' } }])
})

test.each([
  ['no time', { 'retry-after': '0' }],
  ['a past', { date: 'Fri, 20 Nov 2026 06:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 05:00:00 GMT' }],
])('a limit that names %s is waited for like one that names none', async (_case, headers) => {
  const { ask, clock } = aConnection(inTurn(...Array.from({ length: 4 }, () => () => limited('x', headers))))

  await ask()

  expect(clock.elapsed()).toBeGreaterThan(10_000)
})

test('who waits when the token is refused is not sent, and who comes later is', async () => {
  let isRevoked = true
  const connection = aConnection(async () => (isRevoked ? refusal(401, 'unauthorized') : fine()), {
    perMinute: 60,
  })

  const ended = await connection.clock.run(Promise.allSettled(many(connection, 300)))
  isRevoked = false

  expect(connection.notion.requests()).toBeLessThanOrEqual(50)
  expect(connection.clock.elapsed()).toBe(0)
  for (const each of ended)
    expect(each).toMatchObject({ status: 'rejected', reason: { code: 'unauthorized', requestId: 'req-1' } })
  await expect(connection.ask()).resolves.toEqual({ id: 'abc' })
})

test('a write that waited for its turn while the machine slept is not sent: another run may have gone on since', async () => {
  const clock = createTestClock('2026-11-20T08:00:00.000Z')
  const gate = createGate({ perMinute: 1, clock: { now: clock.now, sleep: () => clock.sleep(30 * minute) } })
  const sent: string[] = []
  const send = (kind: 'read' | 'write') =>
    gate.pass({ to: `${kind} a page`, kind }, async () => void sent.push(kind))
  await send('read')

  const [write, read] = await Promise.allSettled([send('write'), send('read')])

  expect(write).toMatchObject({
    status: 'rejected',
    reason: { code: 'rate_limited', retryable: true, outcome: 'refused' },
  })
  expect(read.status).toBe('fulfilled')
  expect(sent).toEqual(['read', 'read'])
})

test.each([
  ['in one word', 'public_api_request_blocked'],
  ['among several', ['public_api_space_request_rate_limit', 'public_api_request_blocked']],
])('a connection that is blocked, %s, is not asked again by anybody', async (_case, rate_limit_reason) => {
  const fetch = inTurn(() =>
    refusal(429, 'rate_limited', { additional_data: { rate_limit_reason } }, { 'retry-after': '1' }),
  )
  const { ask, clock } = aConnection(fetch)
  const blocked = {
    code: 'rate_limited',
    retryable: false,
    message: expect.stringContaining("Notion's support"),
  }

  await expect(ask()).rejects.toMatchObject({ ...blocked, requestId: 'req-1' })
  await clock.run(clock.sleep(30 * minute))
  await expect(ask()).rejects.toMatchObject(blocked)

  expect(fetch.sent).toBe(1)
})

test("Notion's time is that of its last answer", async () => {
  const date = 'Fri, 20 Nov 2026 08:00:03 GMT'
  const { notion, ask } = aConnection(
    inTurn(
      fine,
      () => fine({ date }),
      () => fine({ date: 'noon' }),
    ),
  )

  await ask()
  const before = notion.serverNow()
  await ask()
  await ask()

  expect(before).toBeNull()
  expect(notion.serverNow()).toBe('2026-11-20T08:00:03.000Z')
})
