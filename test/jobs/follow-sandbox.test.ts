import { expect, onTestFinished, test } from 'vitest'
import { readWork } from '#src/jobs/read-work.ts'
import { addIssue, addPull, addRepository, closeItem } from '#src/sandbox/github/seed.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { mergePull, reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import { runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import { addCycle, closeCycle } from '#src/sandbox/linear/cycles.ts'
import { addIssue as addLinearIssue, attachPull, moveIssue } from '#src/sandbox/linear/seed.ts'
import { openFollowBench } from '#test/adapters/github/follow-bench.ts'
import { workspace } from '#test/adapters/linear/workspace.ts'
import { aKeyResult, aSnapshot } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const shop = 'https://github.com/acme/shop'
const eng = 'https://linear.app/acme/team/ENG'
const links = [shop, `${shop}/actions/workflows/ci.yml`, `${shop}/deployments`, eng, `${eng}/cycle/1`]
const linked = aSnapshot({ keyResults: [aKeyResult({ source: links.join(' ') })] })

/** A company of which both systems tell over the wire, and that works on from day to day. */
async function aCompany() {
  const github = await openFollowBench()
  const linear = workspace()
  const repository = addRepository(github.state, 'acme/shop')
  const at = (day: number, hour: number) => `2026-11-${day}T${`${hour}`.padStart(2, '0')}:07:00.000Z`
  const cycle = addCycle(linear.state, { team: linear.team, startsAt: at(10, 0), endsAt: at(18, 0) })
  const incidents: ReturnType<typeof addIssue>[] = []

  function work(day: number): void {
    const { state } = github
    const issue = addLinearIssue(linear.state, {
      team: linear.team,
      cycle,
      estimate: day % 5,
      labels: day % 3 === 0 ? ['Bug'] : [],
      createdAt: at(day, 1),
    })
    moveIssue(issue, 'started', at(day, 2))
    const change = addPull(state, repository, {
      title: day % 2 === 0 ? `ENG-${issue.number} SHA-256` : 'UTF-8',
      author: 'ada',
      createdAt: at(day, 3),
    })
    if (day % 4 !== 0) reviewPull(change, { by: 'bob', at: at(day, 5) })
    mergePull(state, repository, change, at(day, 6))
    const url = `${shop}/pull/${change.number}`
    if (day % 5 === 0) attachPull(linear.state, issue, { url, status: 'merged', at: at(day, 6) })
    moveIssue(issue, 'completed', at(day, 7))
    runWorkflow(state, repository, { createdAt: at(day, 6), minutes: 10 + 7 / (day - 5) })
    const deployment = deploy(state, repository, { at: at(day, 8) })
    setDeploymentStatus(state, repository, deployment, day === 13 ? 'failure' : 'success', at(day, 9))
    const open = incidents.pop()
    if (open !== undefined) closeItem(open, at(day, 10))
    if (day % 3 === 0) {
      incidents.push(addIssue(state, repository, { labels: ['incident'], createdAt: at(day, 11) }))
    }
    if (day === 18) closeCycle(linear.state, cycle, at(day, 12), null)
  }

  async function aStore() {
    const bench = await openBench({ work: [github.connect(), linear.connect()], snapshot: linked })
    onTestFinished(() => bench.close())
    return {
      forget: bench.forgetWork,
      requests: () => bench.deps.work.map((source) => source.requests()),
      async read(now: string) {
        for (const clock of [github.clock, bench.clock]) clock.set(now)
        linear.clock.at = now
        const { readings, finished, findings } = await readWork(bench.deps, linked, now)
        return { readings: [...readings], finished, findings }
      },
    }
  }
  return { work, aStore, at }
}

test('a store that grew for days, one that was emptied and a new one give the same figures to the last digit', async () => {
  const { work, aStore, at } = await aCompany()
  const store = await aStore()
  for (let day = 10; day <= 20; day += 1) {
    work(day)
    await store.read(at(day, 13))
  }
  const now = at(20, 14)
  const grown = await store.read(now)
  await store.forget()

  const again = JSON.stringify(await store.read(now))
  const fresh = JSON.stringify(await (await aStore()).read(now))

  expect(again).toBe(JSON.stringify(grown))
  expect(fresh).toBe(again)
  expect(grown.finished).toHaveLength(22)
  expect(grown.findings.map(({ code }) => code)).not.toContain('still_reading')
  const samplesOf = (url: string) => {
    const reading = new Map(grown.readings).get(url)
    return reading?.kind === 'known' ? reading.samples : undefined
  }
  expect(samplesOf(shop)).toMatchObject({
    'deploy frequency': { kind: 'rate', count: 10 },
    'change failure rate': { kind: 'ratio', whole: 10 },
    'lead time': { kind: 'durations' },
    'time to restore': { kind: 'durations' },
    'prs linked to issues (%)': { kind: 'ratio', part: 7, whole: 11 },
  })
  expect(samplesOf(eng)).toMatchObject({
    velocity: { kind: 'amounts', values: [13] },
    'bugs per 100 points': { kind: 'ratio' },
  })
})

test('a run of which nothing changed asks no more than the first one', async () => {
  const { work, aStore, at } = await aCompany()
  for (let day = 10; day <= 20; day += 1) work(day)
  const { read, requests } = await aStore()

  const first = await read(at(20, 14))
  const asked = requests()
  const second = await read(at(20, 15))

  expect(requests().map((count, index) => count - (asked[index] ?? 0))).toEqual(asked)
  expect(JSON.stringify(second.finished)).toBe(JSON.stringify(first.finished))
})
