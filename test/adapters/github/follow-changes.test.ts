import { expect, test } from 'vitest'
import { addIssue, addRepository } from '#src/sandbox/github/seed.ts'
import { addCommit } from '#src/sandbox/github/seed-commits.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { rerunWorkflow, runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import { of, openFollowBench } from './follow-bench.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const START = '2026-11-20T08:00:00.000Z'

function at(ms: number): string {
  return new Date(Date.parse(START) + ms).toISOString()
}

async function bench() {
  const opened = await openFollowBench()
  const shop = addRepository(opened.state, 'acme/shop', { createdAt: '2026-01-01T00:00:00.000Z' })
  const jobs = () => opened.requests.filter(({ path }) => path.includes('/jobs')).length
  return { ...opened, shop, jobs }
}

test('an issue that is no incident any more, or was deleted, is none here either', async () => {
  const { state, shop, follow, kept, clock } = await bench()
  const [wrong] = [1, 2, 3].map(() => addIssue(state, shop, { labels: ['incident'], createdAt: at(-DAY) }))
  await follow()
  expect(of('incident', kept())).toHaveLength(3)
  await clock.sleep(HOUR)
  if (wrong) Object.assign(wrong, { labels: ['bug'], updatedAt: clock.now() })
  shop.items.splice(
    shop.items.findLastIndex(({ kind }) => kind === 'issue'),
    1,
  )
  await follow()
  expect(of('incident', kept()).map(({ number }) => number)).toEqual([2])
  await follow({ incidentLabels: ['sev1'] })
  expect(of('incident', kept())).toEqual([])
  await follow()
  expect(of('incident', kept())).toHaveLength(1)
  await follow({ incidentLabels: [] })
  expect(of('incident', kept())).toEqual([])
})

test('commits that a release brings two months after they were made are read with it', async () => {
  const { state, shop, follow, kept, clock } = await bench()
  for (let each = 0; each < 120; each += 1) addCommit(state, shop, { at: at(-DAY - each * HOUR) })
  const develop = [60, 59, 58].map((days) =>
    addCommit(state, shop, { at: at(-days * DAY), parents: [], aside: true }),
  )
  await follow()
  expect(of('commit', kept())).toHaveLength(120)
  await clock.sleep(5 * 60_000)
  addCommit(state, shop, { at: clock.now(), parents: [shop.tip ?? '', ...develop.map(({ oid }) => oid)] })
  await follow()
  expect(of('commit', kept())).toHaveLength(124)
})

test('a deployment that waits for three weeks until someone approves it is seen to succeed', async () => {
  const { state, shop, follow, kept, clock } = await bench()
  const deployment = deploy(state, shop, { at: at(-HOUR) })
  setDeploymentStatus(state, shop, deployment, 'waiting', at(-HOUR))
  // Others in between, so that it stands on no first page.
  for (let each = 0; each < 60; each += 1) deploy(state, shop, { at: at(-100 * DAY - each * HOUR) })
  await follow()
  await clock.sleep(21 * DAY)
  for (let each = 0; each < 60; each += 1) deploy(state, shop, { at: at(20 * DAY + each * 60_000) })
  setDeploymentStatus(state, shop, deployment, 'success', clock.now())
  await follow()
  const found = of('deployment', kept()).find(({ statuses }) => statuses.length > 0)
  expect(found?.statuses.at(-1)).toEqual({ state: 'success', at: at(21 * DAY) })
})

test('a run that is started again three weeks later is seen on the same day in a quiet repository, a day later in a busy one', async () => {
  for (const others of [20, 300]) {
    const { state, shop, follow, kept, clock } = await bench()
    const run = runWorkflow(state, shop, { createdAt: at(-21 * DAY), minutes: 5, conclusion: 'failure' })
    for (let each = 0; each < others; each += 1)
      runWorkflow(state, shop, { createdAt: at(-20 * DAY + each * HOUR), minutes: 5 })
    await follow()
    await clock.sleep(HOUR)
    rerunWorkflow(state, run, { startedAt: clock.now(), minutes: 5 })
    await clock.sleep(HOUR)
    await follow()
    const attempt = () => of('run', kept()).find(({ id }) => id === String(run.id))?.attempt
    expect(attempt()).toBe(others === 20 ? 2 : 1)
    await clock.sleep(DAY)
    await follow()
    expect(attempt()).toBe(2)
  }
})

test('the first read of a day goes on where it was broken off', async () => {
  const { state, shop, follow, kept, clock, cursors, requests } = await bench()
  const run = runWorkflow(state, shop, { createdAt: at(-21 * DAY), minutes: 5, conclusion: 'failure' })
  for (let each = 0; each < 300; each += 1)
    runWorkflow(state, shop, { createdAt: at(-20 * DAY + each * HOUR), minutes: 5 })
  await follow()
  rerunWorkflow(state, run, { startedAt: at(HOUR), minutes: 5 })
  await clock.sleep(DAY)
  // The document of GraphQL, and two pages of runs.
  await follow({ most: 3 })
  expect(cursors.get('github/acme/shop run')).toMatchObject({ readUntil: START, page: expect.any(String) })
  requests.length = 0
  await clock.sleep(DAY)
  await follow()
  expect(of('run', kept()).find(({ id }) => id === String(run.id))).toMatchObject({ attempt: 2 })
  expect(requests.filter(({ path }) => path.includes('/actions/runs'))).toHaveLength(2)
  expect(cursors.get('github/acme/shop run')).toMatchObject({ readUntil: at(DAY), page: null })
})

test('the jobs of every build whose span is over an hour are read, 20 a run of ours, and the next run goes on there', async () => {
  const { state, shop, follow, kept, jobs, clock, cursors } = await bench()
  const doubtful = (runs: ReturnType<typeof kept>) =>
    of('run', runs).filter(({ minutes }) => minutes !== null)
  for (let each = 0; each < 50; each += 1) {
    const createdAt = at(-DAY - each * HOUR)
    // Of three in one second, as one push starts them.
    for (let twin = 0; twin < 3; twin += 1)
      runWorkflow(state, shop, { createdAt, minutes: twin === 0 ? 5 : 65 })
    runWorkflow(state, shop, { createdAt, minutes: 90, event: 'schedule' })
  }
  for (const [read, asked] of [
    [20, 20],
    [40, 40],
    [60, 60],
    [80, 80],
    [100, 100],
  ]) {
    await follow()
    expect(doubtful(kept())).toHaveLength(read ?? 0)
    expect(jobs()).toBe(asked)
  }
  expect(of('run', kept())).toHaveLength(200)
  expect(cursors.get('github/acme/shop run')).toMatchObject({ readUntil: clock.now(), page: null })
})

test('more builds of one second than a run of ours reads the jobs of hold nothing up', async () => {
  const { state, shop, follow, kept, cursors, clock } = await bench()
  for (let each = 0; each < 30; each += 1) runWorkflow(state, shop, { createdAt: at(-DAY), minutes: 100 })
  runWorkflow(state, shop, { createdAt: at(-2 * DAY), minutes: 100 })
  await follow()
  expect(of('run', kept())).toHaveLength(30)
  await follow()
  expect(of('run', kept())).toHaveLength(31)
  expect(cursors.get('github/acme/shop run')).toMatchObject({ readUntil: clock.now(), page: null })
})

test('a run of 150 jobs lasts until the last of all', async () => {
  const { state, shop, follow, kept } = await bench()
  const jobs = Array.from({ length: 150 }, (_, each) => ({
    startedAt: at(-DAY + each * 60_000),
    completedAt: at(-DAY + (each + 10) * 60_000),
  }))
  runWorkflow(state, shop, { createdAt: at(-DAY), jobs, updatedAt: at(-HOUR) })
  await follow()
  expect(of('run', kept())).toMatchObject([{ minutes: 159 }])
})
