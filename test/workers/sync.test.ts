import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, expect, inject, test } from 'vitest'
import type { RunReport } from '#src/jobs/run-report.ts'
import worker from '#workers/cloudflare.ts'

// Whatever the day and the hour, letters leave.
const POLICY =
  '{"decisions":{"ask":true},"mail":{"hours":"Mon-Sun 00:00-00:00","escalation":{"settleMinutes":0}}}'
const settings: Readonly<Record<string, string>> = { ...inject('settings'), POLICY, LOG_LEVEL: 'error' }

beforeAll(() => applyD1Migrations(env.DB, env.MIGRATIONS))

test('one sync runs whole inside workerd, and its mail leaves from there over SMTP', async () => {
  const before = await mails()

  const first = await sync()

  expect(first.run.outcome).toBe('done')
  expect(first.counts.written).toBe(first.counts.planned)
  expect(first.counts.written).toBeGreaterThan(50)
  expect(first.counts.measured).toBeGreaterThan(4)
  expect(first.counts.messages).toBeGreaterThan(0)
  expect(new Set(first.newDecisions.map(({ state }) => state))).toEqual(new Set(['added']))
  const received = (await mails()).slice(before.length)
  expect(received.map(({ subject }) => subject).sort()).toEqual(
    first.messages.map(({ subject }) => subject).sort(),
  )

  const second = await sync()

  expect(second.writes).toEqual([])
  expect(second.newDecisions).toEqual([])
  expect(second.counts).toMatchObject({ planned: 0, written: 0, messages: 0 })
})

test('the figures of repositories and teams come out in workerd as an App reads them, and a second run keeps them', async () => {
  const { GITHUB_TOKEN: _, ...rest } = settings
  const asApp = { ...rest, ...inject('app'), WORKSPACE: 'app' }

  const first = await sync(asApp)
  const second = await sync(asApp)

  expect(first.findings.filter(({ code }) => code === 'source_failed')).toEqual([])
  expect(first.limits.github.map(({ name }) => name)).toEqual(expect.arrayContaining(['core', 'graphql']))
  expect(evidence(first).join('\n')).toMatch(/12 deployments in 28 days/)
  expect(evidence(first).join('\n')).toMatch(/median of 12 pull requests/)
  expect(evidence(second)).toEqual(evidence(first))
})

test('a tick in workerd runs what is due, and healthz tells of it', async () => {
  await worker.scheduled({}, { ...env, ...settings })

  const response = await worker.fetch(new Request('http://okr.test/healthz'), { ...env, ...settings })

  expect(await response.json()).toMatchObject({ ok: true, jobs: { sync: { lastGood: expect.any(String) } } })
})

test('a caller without the token starts nothing', async () => {
  const response = await worker.fetch(new Request('http://okr.test/api/sync', { method: 'POST' }), {
    ...env,
    ...settings,
  })
  expect(response.status).toBe(401)
})

async function sync(given = settings): Promise<RunReport> {
  const headers = { Authorization: `Bearer ${settings['API_TOKEN']}` }
  const request = new Request('http://okr.test/api/sync', { method: 'POST', headers })
  const response = await worker.fetch(request, { ...env, ...given })
  expect(response.status).toBe(200)
  return (await response.json()) as RunReport
}

/** But for those that another file sends at the same time. */
async function mails(): Promise<{ to: string[]; subject: string }[]> {
  const response = await fetch(inject('mailsUrl'))
  const taken = (await response.json()) as { to: string[]; subject: string }[]
  return taken.filter(({ to }) => !to.some((address) => address.endsWith('@workers.test')))
}

function evidence({ keyResults }: RunReport): string[] {
  return keyResults.map(({ measurement }) => (measurement?.kind === 'value' ? measurement.evidence : ''))
}
