import { expect, test } from 'vitest'
import type { Failure } from '#src/ports/failure.ts'
import { secondaryLimit } from '#src/sandbox/github/answer-faults.ts'
import { addIssue, addPull, addRepository, renameRepository } from '#src/sandbox/github/seed.ts'
import { addCommit } from '#src/sandbox/github/seed-commits.ts'
import { deploy } from '#src/sandbox/github/seed-deployments.ts'
import { runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import { of, openFollowBench, SINCE } from './follow-bench.ts'

const NOW = '2026-11-20T08:00:00.000Z'
const json = { 'Content-Type': 'application/json' }
const none = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }

function minutesAgo(minutes: number): string {
  return new Date(Date.parse(NOW) - minutes * 60_000).toISOString()
}

async function busyRepository(pulls: number, runs: number) {
  const bench = await openFollowBench()
  const shop = addRepository(bench.state, 'acme/shop', { createdAt: '2026-01-01T00:00:00.000Z' })
  for (let index = 0; index < pulls; index += 1)
    addPull(bench.state, shop, { createdAt: minutesAgo(index * 10) })
  for (let index = 0; index < runs; index += 1)
    runWorkflow(bench.state, shop, { createdAt: minutesAgo(index * 10), minutes: 5 })
  return { ...bench, shop }
}

test('a read that was broken off goes on with the page after the last one that was kept', async () => {
  const { follow, kept, cursors, requests } = await busyRepository(260, 250)
  await follow({ most: 2 })
  const cut = cursors.get('github/acme/shop pull')
  expect(cut).toMatchObject({ readUntil: null, startedAt: NOW, page: expect.any(String) })
  const before = of('pull', kept()).length
  expect(before).toBeLessThan(260)
  requests.length = 0

  await follow()

  expect(of('pull', kept())).toHaveLength(260)
  expect(of('run', kept())).toHaveLength(250)
  expect(cursors.get('github/acme/shop pull')).toMatchObject({ readUntil: NOW, startedAt: null, page: null })
  // 100 at once: what was kept is not asked for again.
  expect(requests.filter(({ path }) => path === '/graphql')).toHaveLength(Math.ceil((260 - before) / 100))
})

test('commits that come while a read of commits is broken off are not missed', async () => {
  const { state, shop, follow, kept, clock } = await busyRepository(0, 0)
  for (let index = 0; index < 250; index += 1) addCommit(state, shop, { at: minutesAgo(1_000 - index) })
  await follow({ most: 1 })
  expect(of('commit', kept())).toHaveLength(100)
  clock.set('2026-11-20T08:05:00.000Z')
  const late = addCommit(state, shop, { at: '2026-11-20T08:04:00.000Z' })
  await follow()
  await follow()
  expect(of('commit', kept())).toHaveLength(251)
  expect(of('commit', kept()).map(({ id }) => id)).toContain(late.oid)
})

test('more than 1,000 runs are read in slices, each once', async () => {
  const { follow, kept, requests } = await busyRepository(0, 1_150)
  await follow()
  expect(of('run', kept())).toHaveLength(1_150)
  const pages = requests.filter(({ path }) => path.includes('/actions/runs?'))
  expect(pages).toHaveLength(12)
  expect(new Set(pages.map(({ path }) => path)).size).toBe(12)
})

test('a later read asks for runs by the day, and GitHub answers that nothing changed', async () => {
  const { follow, requests, clock, state, shop, kept } = await busyRepository(0, 30)
  await follow()
  for (const minutes of [5, 10]) {
    clock.set(new Date(Date.parse(NOW) + minutes * 60_000).toISOString())
    await follow()
  }
  const asked = requests.filter(({ path }) => path.includes('/actions/runs'))
  expect(asked.map(({ status }) => status)).toEqual([200, 200, 304])
  expect(decodeURIComponent(asked.at(-1)?.path ?? '')).toContain('created=>=2026-10-21')

  runWorkflow(state, shop, { createdAt: '2026-11-20T08:11:00.000Z', minutes: 2 })
  clock.set('2026-11-20T08:15:00.000Z')
  const pages = await follow()
  expect(of('run', kept())).toHaveLength(31)
  // Those of the last hour once more, and no others.
  expect(pages.flatMap(({ events }) => of('run', events)).length).toBeLessThan(10)
})

test('the jobs of a run that seems far too long say how long it took', async () => {
  const { follow, kept, state, shop, requests } = await busyRepository(0, 20)
  const noted = runWorkflow(state, shop, {
    createdAt: minutesAgo(900),
    minutes: 6,
    updatedAt: minutesAgo(100),
  })
  await follow()
  const runs = of('run', kept())
  expect(runs.find(({ id }) => id === String(noted.id))).toMatchObject({
    minutes: 6,
    changedAt: minutesAgo(100),
  })
  expect(runs.filter(({ minutes }) => minutes !== null)).toHaveLength(1)
  expect(requests.filter(({ path }) => path.includes('/jobs'))).toHaveLength(1)
})

test('a run ends when its even part of a limit is spent, and the next one goes on', async () => {
  const { state, follow, kept, connect } = await busyRepository(450, 0)
  // A fifth is left to others, and 12 runs share the rest of the hour: four points each.
  state.limits.graphql = 60
  const source = connect()
  await follow({ source })
  const first = of('pull', kept()).length
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(450)
  expect(source.limits?.()).toContainEqual({
    name: 'graphql',
    limit: 60,
    remaining: expect.any(Number),
    resetAt: '2026-11-20T09:00:00.000Z',
  })
  for (let run = 0; run < 5; run += 1) await follow()
  expect(of('pull', kept())).toHaveLength(450)
})

test('a limit that is used up is not asked again before it is given back', async () => {
  const { state, follow, connect, clock, requests } = await busyRepository(3, 0)
  const source = connect()
  const headers = {
    ...json,
    'X-RateLimit-Limit': '5000',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1795165200',
    'X-RateLimit-Resource': 'graphql',
  }
  state.faults.push({
    status: 200,
    headers,
    body: '{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}',
  })
  const spent =
    "GitHub's hourly points for GraphQL for GITHUB_TOKEN are used up until 2026-11-20T09:00:00.000Z."
  await expect(follow({ source })).rejects.toMatchObject({
    code: 'rate_limited',
    retryable: true,
    message: spent,
  })
  expect(await follow({ source })).toHaveLength(1)
  await expect(source.active?.(['github/acme/shop'])).rejects.toMatchObject({ message: spent })
  expect(requests.filter(({ path }) => path === '/graphql')).toHaveLength(1)
  clock.set('2026-11-20T09:00:01.000Z')
  expect(await source.active?.(['github/acme/shop'])).toEqual([])
})

test('the primary and the secondary limit are told apart', async () => {
  const { state, follow, clock } = await busyRepository(1, 0)
  state.faults.push(secondaryLimit(60))
  const secondary = (await follow().catch((error) => error)) as Failure
  expect(secondary).toMatchObject({
    code: 'rate_limited',
    message: expect.stringMatching(/60 seconds.*secondary/),
  })
  clock.set('2026-11-20T08:01:00.000Z')
  state.limits.core = 0
  await expect(follow()).rejects.toMatchObject({
    code: 'rate_limited',
    message: expect.stringMatching(/hourly requests for GITHUB_TOKEN are used up until 2026/),
  })
})

test('a document that is too much for GitHub is asked for in smaller ones', async () => {
  const { state, follow, kept } = await busyRepository(120, 0)
  const tooMuch = 'Something went wrong while executing your query. This may be the result of a timeout.'
  state.faults.push({ status: 502, body: '<html>', headers: { 'Content-Type': 'text/html' } })
  state.faults.push({ status: 200, body: JSON.stringify({ errors: [{ message: tooMuch }] }), headers: json })
  await follow()
  expect(of('pull', kept())).toHaveLength(120)
})

test('a repository that is gone is lost, the others are read, and a renamed one is found', async () => {
  const { state, follow, kept } = await openFollowBench()
  const shop = addRepository(state, 'acme/shop')
  addPull(state, shop)
  deploy(state, shop, { at: NOW })
  runWorkflow(state, shop, { createdAt: NOW, minutes: 1 })
  renameRepository(shop, 'acme/store')
  const streams = ['github/acme/gone', 'github/acme/shop']
  const pages = await follow({ streams })
  expect(pages.flatMap(({ lost }) => lost)).toEqual([
    { stream: 'github/acme/gone', reason: 'not_found', detail: expect.stringContaining('acme/gone') },
  ])
  expect(kept().map(({ stream, kind }) => [stream, kind])).toEqual(
    expect.arrayContaining(['pull', 'deployment', 'run'].map((kind) => ['github/acme/shop', kind])),
  )
})

test('an empty repository is read to its end', async () => {
  const { state, follow, kept, cursors } = await openFollowBench()
  addRepository(state, 'acme/empty')
  await follow()
  expect(kept()).toEqual([])
  expect([...cursors.values()].every(({ readUntil }) => readUntil === NOW)).toBe(true)
  expect(cursors.size).toBe(5)
})

test('a part that the token may not read is lost alone', async () => {
  const { state, follow } = await busyRepository(1, 1)
  state.faults.push({
    status: 200,
    headers: json,
    body: JSON.stringify({
      data: {
        r0: {
          pullRequests: none,
          deployments: null,
          defaultBranchRef: null,
          issues: null,
        },
      },
      errors: [
        { type: 'FORBIDDEN', path: ['r0', 'deployments'], message: 'Resource not accessible' },
        { type: 'SERVICE_UNAVAILABLE', path: ['r0', 'issues'], message: 'Timed out' },
      ],
    }),
  })
  state.faults.push({ status: 403, headers: json, body: '{"message":"Resource not accessible by token"}' })
  const pages = await follow()
  expect(pages.flatMap(({ lost }) => lost)).toMatchObject([
    { kind: 'deployment', reason: 'not_found', detail: expect.stringContaining('deployments of acme/shop') },
    { kind: 'incident', reason: 'source_failed', detail: expect.stringContaining('Timed out') },
    { kind: 'run', reason: 'not_found', detail: expect.stringContaining('workflow runs of acme/shop') },
  ])
  expect(pages.flatMap(({ cursors }) => cursors.map(({ kind }) => kind))).toEqual(['pull', 'commit'])
})

test('a place that GitHub does not know any more is given up, and the next read begins anew', async () => {
  const { follow, kept, cursors, state } = await busyRepository(120, 0)
  await follow({ most: 1 })
  const key = 'github/acme/shop pull'
  state.faults.push({
    status: 200,
    headers: json,
    body: JSON.stringify({
      data: { r0: { pullRequests: null, deployments: none, defaultBranchRef: null, issues: none } },
      errors: [
        { type: 'INVALID_CURSOR_ARGUMENTS', path: ['r0', 'pullRequests'], message: 'not a valid cursor' },
      ],
    }),
  })
  await follow()
  expect(cursors.get(key)).toMatchObject({ readUntil: null, startedAt: null, page: null })
  await follow()
  expect(of('pull', kept())).toHaveLength(120)
})

test('other labels of incidents are read from the beginning of the window', async () => {
  const { state, follow, kept, cursors } = await openFollowBench()
  const shop = addRepository(state, 'acme/shop', { createdAt: SINCE })
  addIssue(state, shop, { labels: ['sev1'], createdAt: '2026-10-01T00:00:00.000Z' })
  await follow()
  expect(of('incident', kept())).toEqual([])
  await follow({ incidentLabels: ['incident', 'sev1'] })
  expect(of('incident', kept())).toHaveLength(1)
  await follow({ incidentLabels: [] })
  expect(cursors.get('github/acme/shop incident')).toMatchObject({ readUntil: NOW, tag: '' })
  await follow({ incidentLabels: ['sev1'] })
  expect(of('incident', kept())).toHaveLength(1)
})

test('a read of two labels is not gone on with for one label of both words', async () => {
  const { state, follow, kept } = await openFollowBench()
  const shop = addRepository(state, 'acme/shop', { createdAt: SINCE })
  for (let each = 0; each < 120; each += 1)
    addIssue(state, shop, { labels: ['sev'], createdAt: '2026-10-01T00:00:00.000Z' })
  const both = addIssue(state, shop, { labels: ['p0 sev'], createdAt: '2026-10-02T00:00:00.000Z' })
  await follow({ incidentLabels: ['sev', 'p0'], most: 1 })
  expect(of('incident', kept())).toHaveLength(100)
  await follow({ incidentLabels: ['p0 sev'] })
  expect(of('incident', kept()).map(({ number }) => number)).toEqual([both.number])
})

test('what changed while the two clocks differ by up to an hour is not missed', async () => {
  const { state, follow, kept, clock } = await openFollowBench()
  const shop = addRepository(state, 'acme/shop', { createdAt: SINCE })
  // Our clock is 45 minutes ahead of GitHub's.
  await follow({ now: '2026-11-20T08:45:00.000Z' })
  clock.set('2026-11-20T08:01:00.000Z')
  addPull(state, shop, { author: null })
  runWorkflow(state, shop, { createdAt: clock.now(), minutes: 2 })
  clock.set('2026-11-20T08:05:00.000Z')
  await follow({ now: '2026-11-20T08:50:00.000Z' })
  expect(of('pull', kept())).toMatchObject([{ author: null }])
  expect(of('run', kept())).toHaveLength(1)
})
