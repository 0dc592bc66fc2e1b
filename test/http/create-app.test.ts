import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { createApp } from '#src/http/create-app.ts'
import { createRunLock } from '#src/jobs/run-lock.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import { silentLog } from '#test/support/silent-log.ts'

const apiToken = 'the-right-token-0123'

test('healthz tells when each job last went well', async () => {
  const deps = depsWith({
    lastGood: async () => [{ job: 'sync', finishedAt: '2026-11-20T07:50:00.000Z' }],
  })

  const response = await appOf(deps).request('/healthz')

  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({
    ok: true,
    lastGood: { sync: '2026-11-20T07:50:00.000Z', digest: null },
  })
})

test.each([
  ['no sync has gone well yet', []],
  ['the last good sync is too long ago', [{ job: 'sync', finishedAt: '2026-11-20T07:30:00.000Z' } as const]],
])('healthz answers 503 when %s', async (_why, runs) => {
  const response = await appOf(depsWith({ lastGood: async () => runs })).request('/healthz')

  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ ok: false })
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

test('a second run while one is under way is answered 409', async () => {
  const lock = createRunLock()
  const app = createApp({ deps: depsWith({}), lock, apiToken })
  const running = Promise.withResolvers<void>()
  const first = lock.alone(() => running.promise)

  const response = await app.request('/api/sync', authorized())

  expect(response.status).toBe(409)
  running.resolve()
  await first
})

test('an outside failure is answered with its code and sentence, and the lock is free again', async () => {
  const lock = createRunLock()
  const message = 'Notion refused NOTION_TOKEN; make a new secret.'
  const deps = depsWith({ open: () => Promise.reject(failure('unauthorized', message)) })

  const response = await createApp({ deps, lock, apiToken }).request('/api/sync', authorized())

  expect(response.status).toBe(502)
  expect(await response.json()).toEqual({ code: 'unauthorized', message })
  expect(await lock.alone(async () => 'free')).toEqual({ result: 'free' })
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
  return createApp({ deps, lock: createRunLock(), apiToken })
}

function authorized(): RequestInit {
  return { method: 'POST', headers: { Authorization: `Bearer ${apiToken}` } }
}

function failure(code: Failure['code'], message: string): Failure {
  return new Failure({ system: 'notion', code, message })
}

/** Only what these requests reach: the ledger is asked before anything else is. */
function depsWith(ledger: Partial<Deps['ledger']>): Deps {
  const clock = { now: () => '2026-11-20T08:00:00.000Z', sleep: async () => {} }
  const parts: Pick<Deps, 'clock' | 'log' | 'policy' | 'schedule'> & { ledger: Partial<Deps['ledger']> } = {
    clock,
    log: silentLog,
    policy: Policy.parse({}),
    schedule: { timezone: 'UTC', syncEveryMinutes: 5, digestAt: { weekday: 1, hour: 8, minute: 0 } },
    ledger: { close: async () => {}, ...ledger },
  }
  return parts as Deps
}
