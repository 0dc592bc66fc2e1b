import { expect, onTestFinished, test } from 'vitest'
import type { RunReport } from '#src/jobs/run-report.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Deps } from '#src/ports/deps.ts'
import { addPull, addRepository } from '#src/sandbox/github/seed.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import { runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import { repositoryUrl } from '#src/sandbox/github/urls.ts'
import { addCycle, closeCycle } from '#src/sandbox/linear/cycles.ts'
import { addIssue, addTeam } from '#src/sandbox/linear/seed.ts'
import { teamUrl } from '#src/sandbox/linear/urls.ts'
import { type Sandbox, startSandbox } from '#src/sandbox/start-sandbox.ts'
import { aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T09:00:00.000Z'
const HOUR = 3_600_000
const ago = (hours: number) => new Date(Date.parse(NOW) - hours * HOUR).toISOString()

/** More than a few requests can bring: 1,500 issues, and 600 pull requests and runs with 200 deployments. */
function layWork({ linear, github }: Sandbox) {
  const team = addTeam(linear.state, { key: 'ENG' })
  const cycle = addCycle(linear.state, { team, startsAt: ago(400), endsAt: ago(64) })
  for (let index = 0; index < 1_500; index += 1) {
    addIssue(linear.state, {
      team,
      ...(index < 40 ? { cycle, state: 'completed', updatedAt: ago(70 + index) } : {}),
      estimate: index % 4,
      labels: index % 9 === 0 ? ['Bug'] : [],
      createdAt: ago(500 + index / 2),
    })
  }
  closeCycle(linear.state, cycle, ago(64), null)
  const shop = addRepository(github.state, 'acme/shop', { createdAt: ago(3_000) })
  for (let index = 600; index > 0; index -= 1) {
    const pull = addPull(github.state, shop, {
      author: 'ada',
      createdAt: ago(index + 20 + (index % 7)),
      mergedAt: ago(index + 2),
    })
    reviewPull(pull, { by: 'ben', at: ago(index + 10) })
    runWorkflow(github.state, shop, { createdAt: ago(index), minutes: 5 + (index % 11) })
    if (index % 3 === 0) {
      const deployment = deploy(github.state, shop, { at: ago(index + 1) })
      setDeploymentStatus(github.state, shop, deployment, 'success', ago(index))
    }
  }
  return { team: teamUrl(linear.state, team), shop: repositoryUrl(github.state, shop) }
}

/** Other tools of the company read with the same key. */
async function spendOnOthers({ settings }: Sandbox, requests: number): Promise<void> {
  const { LINEAR_API_URL = '', LINEAR_API_KEY = '' } = settings
  for (let asked = 0; asked < requests; asked += 1) {
    await fetch(LINEAR_API_URL, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: LINEAR_API_KEY },
      body: JSON.stringify({ query: '{ viewer { id } }' }),
    })
  }
}

test('near the limits each run ends early and is done, the next goes on, and the figures come out as without limits', async () => {
  letThrough(LOOPBACK)
  const clock = createTestClock(NOW)
  const sandbox = await startSandbox({ now: () => new Date(clock.now()) })
  onTestFinished(() => sandbox.close())
  const { team, shop } = layWork(sandbox)
  const keyResults = [
    { source: team, measure: 'velocity' },
    { source: team, measure: 'bugs per 100 points' },
    { source: shop, measure: 'lead time' },
    { source: shop, measure: 'deploy frequency' },
    { source: shop, measure: 'time to first review' },
    { source: shop, measure: 'ci duration p95' },
  ].map((each, index) =>
    aKeyResult({ ...each, id: `k${index}`, current: null, acceptedFindings: ['implausible_measurement'] }),
  )
  const databases = { NOTION_OBJECTIVES: 'o'.repeat(32), NOTION_KEY_RESULTS: 'k'.repeat(32) }

  async function service(): Promise<() => Promise<RunReport>> {
    const { deps, close } = await openDeps({ ...sandbox.settings, ...databases }, clock)
    onTestFinished(close)
    const okrs = { ...deps.okrs, read: async () => aSnapshot({ keyResults }), write: async () => clock.now() }
    const mailer: Deps['mailer'] = { send: async () => ({ state: 'sent' }) }
    return () => sync({ ...deps, okrs, mailer })
  }

  sandbox.linear.state.limits.requests = 60
  Object.assign(sandbox.github.state.limits, { core: 120, graphql: 120 })
  await spendOnOthers(sandbox, 45)
  const run = await service()
  const reports: RunReport[] = []
  while (reports.length < 10 && reports.at(-1)?.counts.unknown !== 0) {
    await clock.sleep(300_000)
    const began = clock.now()
    reports.push(await run())
    expect(clock.now()).toBe(began)
  }

  expect(reports.map(({ counts }) => counts.unknown)).toEqual([4, 3, 3, 1, 1, 0])
  expect(reports.map(({ run: { outcome } }) => outcome)).toEqual(reports.map(() => 'done'))
  const codes = reports.map(({ findings }) => findings.map(({ code }) => code))
  expect(codes.map((found) => found.includes('still_reading'))).toEqual([true, true, true, true, true, false])
  expect(codes.flat()).not.toContain('source_failed')
  const answers = [...sandbox.linear.requests, ...sandbox.github.requests].map(({ status }) => status)
  expect(new Set(answers)).toEqual(new Set([200, 304]))

  sandbox.linear.state.limits.requests = 2_500
  Object.assign(sandbox.github.state.limits, { core: 5_000, graphql: 5_000 })
  const [atOnce, bitByBit] = [await (await service())(), await run()].map(({ keyResults: rows }) =>
    rows.map(({ measurement }) => measurement),
  )
  expect(bitByBit).toEqual(atOnce)
  expect(bitByBit).toMatchObject(keyResults.map(() => ({ kind: 'value', value: expect.any(Number) })))
})
