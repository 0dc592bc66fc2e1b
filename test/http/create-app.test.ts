import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { createApp } from '#src/http/create-app.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import type { LeaseHold } from '#src/ports/lease.ts'
import { silentLog } from '#test/support/silent-log.ts'

const apiToken = 'the-right-token-0123'

test('healthz tells of each job when it last went well, since when it is due, and whether it is late', async () => {
  const response = await appOf(
    depsWith({ lastGood: async () => [goodSync('2026-11-20T07:50:00.000Z')] }),
  ).request('/healthz')

  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    ok: true,
    jobs: {
      sync: { lastGood: '2026-11-20T07:50:00.000Z', dueSince: '2026-11-20T07:55:00.000Z', late: false },
      digest: { lastGood: null, dueSince: '2026-11-09T08:00:00.000Z', late: false },
    },
  })
})

test.each([
  ['nothing has ever run', { firstRunAt: async () => null }, false],
  ['no sync has gone well yet', {}, true],
  ['a sync is late by two periods', { lastGood: async () => [goodSync('2026-11-20T07:40:00.000Z')] }, true],
] as const)('healthz answers 503 when %s', async (_why, ledger, late) => {
  const response = await appOf(depsWith(ledger)).request('/healthz')

  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ ok: false, jobs: { sync: { late } } })
})

test('healthz answers 503 when only the digest is late', async () => {
  const lastGood = async () => [goodSync('2026-11-20T07:55:00.000Z')]
  const deps = depsWith({ lastGood, firstRunAt: async () => '2026-10-20T08:00:00.000Z' })

  const response = await appOf(deps).request('/healthz')

  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ jobs: { sync: { late: false }, digest: { late: true } } })
})

test('healthz says so when the store cannot be read', async () => {
  const deps = depsWith({
    lastGood: () => Promise.reject(failure('unavailable', 'The store does not answer; check DATABASE_URL.')),
  })

  const response = await appOf(deps).request('/healthz')

  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({
    code: 'unavailable',
    message: 'The store does not answer; check DATABASE_URL.',
  })
})

test.each([
  undefined,
  '',
  'Bearer',
  'Bearer ',
  'Bearer the-wrong-token-0123',
  `Basic ${apiToken}`,
  apiToken,
  `Bearer ${apiToken}x`,
])('a sync asked for with Authorization %j starts nothing', async (authorization) => {
  const headers = authorization === undefined ? {} : { Authorization: authorization }

  const response = await appOf(depsWith({})).request('/api/sync', { method: 'POST', headers })

  expect(response.status).toBe(401)
  expect(response.headers.get('WWW-Authenticate')).toBe('Bearer')
})

test('a second run while one is under way is answered 409, with the moment when the first one gives way', async () => {
  const heldUntil = '2026-11-20T08:10:00.000Z'
  const { deps, taken } = leased({})
  taken.push({ holder: 'another', until: heldUntil })

  const response = await appOf(deps).request('/api/sync', authorized())

  expect(response.status).toBe(409)
  expect(await response.json()).toEqual({
    code: 'busy',
    message: expect.stringContaining(heldUntil),
    heldUntil,
  })
  expect(taken).toHaveLength(1)
})

test('an outside failure is answered with its code and sentence, and the lease is free again', async () => {
  const message = 'Notion refused NOTION_TOKEN; make a new secret.'
  const { deps, taken } = leased({ open: () => Promise.reject(failure('unauthorized', message)) })

  const response = await appOf(deps).request('/api/sync', authorized())

  expect(response.status).toBe(502)
  expect(await response.json()).toEqual({ code: 'unauthorized', message })
  expect(taken).toEqual([])
})

test('a bug is answered with one fixed sentence', async () => {
  const deps = depsWith({ open: () => Promise.reject(new Error('a secret detail')) })

  const response = await appOf(deps).request('/api/sync', authorized())

  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('secret detail')
})

test('a path that does not exist names those that do', async () => {
  const response = await appOf(depsWith({})).request('/')

  expect(response.status).toBe(404)
  expect(await response.text()).toContain('/healthz')
})

function appOf(deps: Deps) {
  return createApp({ deps, apiToken })
}

function goodSync(finishedAt: string) {
  return { job: 'sync', asOf: finishedAt, finishedAt } as const
}

function authorized(): RequestInit {
  return { method: 'POST', headers: { Authorization: `Bearer ${apiToken}` } }
}

function failure(code: Failure['code'], message: string): Failure {
  return new Failure({ system: 'notion', code, message })
}

/** Only what these requests reach: the ledger is asked before anything else is. By default the first run was two weeks ago. */
function depsWith(ledger: Partial<Deps['ledger']>): Deps {
  return leased(ledger).deps
}

function leased(ledger: Partial<Deps['ledger']>) {
  const taken: LeaseHold[] = []
  const lease: Deps['lease'] = {
    async take(hold) {
      const [other = null] = taken
      if (other === null) taken.push(hold)
      return other
    },
    renew: async () => true,
    async release(holder) {
      if (taken[0]?.holder === holder) taken.pop()
    },
    current: async () => taken[0] ?? null,
  }
  const parts: Pick<Deps, 'clock' | 'log' | 'policy' | 'schedule' | 'lease'> & {
    ledger: Partial<Deps['ledger']>
  } = {
    clock: { now: () => '2026-11-20T08:00:00.000Z', sleep: async () => {} },
    log: silentLog,
    policy: Policy.parse({}),
    schedule: { timezone: 'UTC', syncEveryMinutes: 5, digestAt: { weekday: 1, hour: 8, minute: 0 } },
    ledger: {
      lastGood: async () => [],
      firstRunAt: async () => '2026-11-06T08:00:00.000Z',
      close: async () => {},
      ...ledger,
    },
    lease,
  }
  return { deps: parts as Deps, taken }
}
