import { expect, test } from 'vitest'
import type { EventPage } from '#src/ports/work-source.ts'
import { addCycle, putIntoCycle } from '#src/sandbox/linear/cycles.ts'
import {
  addIssue,
  addMilestone,
  addProject,
  addTeam,
  attachPull,
  moveIssue,
  moveToTeam,
  trashIssue,
} from '#src/sandbox/linear/seed.ts'
import { workspace } from './workspace.ts'

const eventsOf = (pages: readonly EventPage[]) => pages.flatMap(({ events }) => events)
const idsOf = (pages: readonly EventPage[]) => new Set(eventsOf(pages).map(({ id }) => id))

const cyclesIn = (pages: readonly EventPage[]) =>
  eventsOf(pages)
    .filter((event) => event.kind === 'cycle')
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))

/** The cursors as a store keeps them: the last one of each kind. */
function cursorsOf(pages: readonly EventPage[]) {
  const all = pages.flatMap(({ cursors }) => cursors)
  return [...new Map(all.map((cursor) => [cursor.kind, cursor])).values()]
}

/** Issues that changed one after the other, each half an hour before the next one, the newest two hours ago. */
function board(count: number) {
  const bench = workspace()
  const newest = Date.parse('2026-11-20T06:00:00.000Z')
  for (let index = 0; index < count; index += 1) {
    const updatedAt = new Date(newest - index * 1_800_000).toISOString()
    addIssue(bench.state, { team: bench.team, createdAt: '2026-08-30T08:00:00.000Z', updatedAt })
  }
  return bench
}

test('an issue becomes an event with all that figures need of it, and no title', async () => {
  const { state, team, follow } = workspace()
  const old = addTeam(state, { key: 'OLD' })
  const project = addProject(state, { name: 'Checkout', team })
  const milestone = addMilestone(state, { name: 'Beta', project, team })
  const cycle = addCycle(state, {
    team,
    number: 12,
    startsAt: '2026-11-16T00:00:00.000Z',
    endsAt: '2026-11-30T00:00:00.000Z',
  })
  const issue = addIssue(state, {
    team: old,
    project,
    milestone,
    title: 'Secret plan',
    estimate: 3,
    labels: ['Bug', 'API'],
    createdAt: '2026-11-01T08:00:00.000Z',
  })
  moveToTeam(issue, team, '2026-11-02T08:00:00.000Z')
  putIntoCycle(issue, cycle, '2026-11-16T08:00:00.000Z')
  moveIssue(issue, 'started', '2026-11-17T08:00:00.000Z')
  moveIssue(issue, 'completed', '2026-11-18T08:00:00.000Z')
  const url = 'https://github.com/acme/shop/pull/12'
  attachPull(state, issue, { url, status: 'merged', at: '2026-11-18T09:00:00.000Z' })

  const pages = await follow()

  expect(eventsOf(pages)).toEqual([
    {
      kind: 'issue',
      stream: 'linear',
      id: issue.id,
      changedAt: '2026-11-18T09:00:00.000Z',
      identifier: 'ENG-1',
      previousIdentifiers: ['OLD-1'],
      team: 'ENG',
      project: project.slugId,
      milestone: milestone.id,
      cycle: 12,
      state: 'completed',
      estimate: 3,
      labels: ['api', 'bug'],
      createdAt: '2026-11-01T08:00:00.000Z',
      startedAt: '2026-11-17T08:00:00.000Z',
      completedAt: '2026-11-18T08:00:00.000Z',
      pulls: [url],
    },
  ])
})

test('2,500 issues take ten requests, and what did not change is not asked for again', async () => {
  const { state, follow, source, clock, requests } = board(2_500)

  const first = await follow()
  expect(idsOf(first).size).toBe(2_500)
  expect(source.requests()).toBe(10)
  expect(requests.every(({ status }) => status === 200)).toBe(true)
  expect(cursorsOf(first)).toEqual([
    { stream: 'linear', kind: 'issue', readUntil: clock.at, startedAt: null, page: null, tag: 'ENG' },
  ])

  const cursors = cursorsOf(first)
  clock.at = '2026-11-20T08:05:00.000Z'
  expect(eventsOf(await follow({ cursors }))).toEqual([])
  const [issue] = state.issues
  if (issue) moveIssue(issue, 'started', '2026-11-20T08:03:00.000Z')
  expect(eventsOf(await follow({ cursors }))).toMatchObject([{ identifier: 'ENG-1', state: 'started' }])
  expect(source.requests()).toBe(12)
})

test('what changed before the window is not read', async () => {
  const { state, team, follow } = workspace()
  addIssue(state, { team, createdAt: '2026-08-01T08:00:00.000Z' })
  expect(await follow()).toMatchObject([{ events: [], cursors: [{ readUntil: '2026-11-20T08:00:00.000Z' }] }])
})

test('a read that was broken off goes on where it stopped, and misses nothing that changed meanwhile', async () => {
  const { state, follow, source, clock } = board(1_000)
  const begun = await follow({}, 2)
  expect(cursorsOf(begun)).toMatchObject([{ readUntil: null, startedAt: '2026-11-20T08:00:00.000Z' }])

  clock.at = '2026-11-20T09:00:00.000Z'
  const oldest = state.issues[999]
  if (oldest) moveIssue(oldest, 'started', '2026-11-20T08:30:00.000Z')
  const rest = await follow({ cursors: cursorsOf(begun) })

  expect(source.requests()).toBe(4)
  expect(idsOf([...begun, ...rest]).size).toBe(999)
  // The moment at which it began: what changed since comes with the next run.
  expect(cursorsOf(rest)).toMatchObject([{ readUntil: '2026-11-20T08:00:00.000Z', page: null }])
  const next = await follow({ cursors: cursorsOf(rest) })
  expect(eventsOf(next)).toMatchObject([{ id: oldest?.id, state: 'started' }])
})

test('a read begins again when the issue at which it goes on was deleted for good', async () => {
  const { state, follow } = board(600)
  const begun = await follow({}, 1)
  const page = cursorsOf(begun)[0]?.page
  state.issues.splice(
    state.issues.findIndex(({ id }) => id === page),
    1,
  )
  const rest = await follow({ cursors: cursorsOf(begun) })
  expect(idsOf(rest).size).toBe(599)
  expect(cursorsOf(rest)).toMatchObject([{ readUntil: '2026-11-20T08:00:00.000Z' }])
})

test('a page that Linear goes on refusing fails the run, and is not asked for for ever', async () => {
  const { state, follow, requests } = board(1)
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ errors: [{ message: 'No', extensions: { code: 'INPUT_ERROR' } }] })
  for (let count = 0; count < 9; count += 1) state.faults.push({ status: 400, body, headers })
  const cursor = { stream: 'linear', kind: 'issue', readUntil: null, tag: null } as const
  const cursors = [{ ...cursor, startedAt: '2026-11-20T07:55:00.000Z', page: 'gone' }]
  await expect(follow({ cursors })).rejects.toMatchObject({ code: 'invalid' })
  expect(requests).toHaveLength(2)
})

test('an archived issue is read, one in the trash comes as cancelled so that it counts no more', async () => {
  const { state, team, follow } = workspace()
  const at = '2026-11-10T08:00:00.000Z'
  addIssue(state, { team, state: 'completed', createdAt: at, archivedAt: at })
  const issue = addIssue(state, { team, state: 'completed', createdAt: at })
  trashIssue(issue, '2026-11-19T08:00:00.000Z')
  expect(eventsOf(await follow())).toMatchObject([
    { identifier: 'ENG-2', state: 'canceled', completedAt: null },
    { identifier: 'ENG-1', state: 'completed', completedAt: at },
  ])
})

test('cycles that ended in the window or go on come with the issues, in points or in issues', async () => {
  const { state, team, follow, source } = workspace()
  const counting = addTeam(state, { key: 'OPS', estimation: 'notUsed' })
  const others = addTeam(state, { key: 'DEV' })
  const weeks = (startsAt: string, endsAt: string) => ({
    startsAt: `${startsAt}T00:00:00.000Z`,
    endsAt: `${endsAt}T00:00:00.000Z`,
  })
  const history = {
    scopeHistory: [20, 24],
    completedScopeHistory: [0, 18],
    issueCountHistory: [8, 9],
    completedIssueCountHistory: [0, 7],
  }
  addCycle(state, { team, history, ...weeks('2026-08-01', '2026-08-15') })
  addCycle(state, { team, history, ...weeks('2026-11-02', '2026-11-16') })
  addCycle(state, { team, history, ...weeks('2026-11-16', '2026-11-30') })
  addCycle(state, { team, history, ...weeks('2026-11-30', '2026-12-14') })
  addCycle(state, { team: counting, history, ...weeks('2026-10-05', '2026-10-19') })
  addCycle(state, { team: others, history, ...weeks('2026-10-05', '2026-10-19') })

  const pages = await follow({ teams: ['OPS', 'ENG'] })

  expect(cyclesIn(pages)).toMatchObject([
    {
      team: 'OPS',
      number: 1,
      unit: 'issues',
      scope: [8, 9],
      completed: [0, 7],
      completedAt: '2026-10-19T00:00:00.000Z',
      changedAt: '2026-10-19T00:00:00.000Z',
    },
    { team: 'ENG', number: 2, unit: 'points', scope: [20, 24], completed: [0, 18] },
    { team: 'ENG', number: 3, completedAt: null, changedAt: '2026-11-16T00:00:00.000Z' },
    { team: 'ENG', number: 4 },
  ])
  expect(source.requests()).toBe(1)

  // An end that was put right, another scale and a team that joins show in old cycles too.
  const cursors = cursorsOf(pages)
  team.estimation = 'notUsed'
  const later = await follow({ teams: ['DEV', 'ENG'], cursors })
  expect(cyclesIn(later)).toMatchObject([
    { team: 'DEV', number: 1, unit: 'points' },
    ...[2, 3, 4].map((number) => ({ team: 'ENG', number, unit: 'issues' })),
  ])
})

test('when a team is given another key all issues are read anew, when a team is founded they are not', async () => {
  const { state, team, follow, clock, requests } = board(600)
  const first = await follow()
  clock.at = '2026-11-20T08:05:00.000Z'
  addTeam(state, { key: 'OPS' })
  const second = await follow({ cursors: cursorsOf(first) })
  expect(eventsOf(second)).toEqual([])

  team.key = 'CORE'
  clock.at = '2026-11-20T08:10:00.000Z'
  const begun = await follow({ cursors: cursorsOf(second) }, 1)
  expect(cursorsOf(begun)).toMatchObject([{ readUntil: '2026-08-22T08:00:00.000Z', tag: 'CORE,OPS' }])
  const rest = await follow({ cursors: cursorsOf(begun) })

  const renamed = eventsOf([...begun, ...rest])
  expect(renamed).toHaveLength(600)
  expect(renamed.every((event) => event.kind === 'issue' && event.team === 'CORE')).toBe(true)
  expect(cursorsOf(rest)).toMatchObject([{ readUntil: clock.at, page: null, tag: 'CORE,OPS' }])
  expect(requests).toHaveLength(3 + 1 + 2 + 2)
  expect(eventsOf(await follow({ cursors: cursorsOf(rest) }))).toEqual([])
})

test('260 cycles are read to the last one, after the issues', async () => {
  const { state, team, follow, source } = workspace()
  for (let number = 1; number <= 260; number += 1) {
    const startsAt = '2026-11-02T00:00:00.000Z'
    addCycle(state, { team, number, startsAt, endsAt: '2026-11-16T00:00:00.000Z' })
  }
  const pages = await follow({ teams: ['ENG'] })
  expect(idsOf(pages).size).toBe(260)
  expect(source.requests()).toBe(2)
  expect(cursorsOf(pages)).toMatchObject([{ kind: 'issue' }, { kind: 'cycle' }])
})

test("a run reads no more than its even part of Linear's limit, and the next one goes on", async () => {
  const { state, follow, source, clock } = board(750)
  state.limits.requests = 5
  const run = async (cursors: Parameters<typeof follow>[0]) => {
    await source.active?.([])
    return follow(cursors)
  }

  const pages = await run({})
  // 4 of 5 were left, of which one is kept for others, and three runs come until all are back.
  expect(pages).toHaveLength(1)
  expect(source.limits?.()).toContainEqual({
    name: 'requests',
    limit: 5,
    remaining: 3,
    resetAt: '2026-11-20T08:24:00.000Z',
  })

  for (let runs = 1; runs < 3; runs += 1) {
    clock.at = new Date(Date.parse(clock.at) + 3_600_000).toISOString()
    pages.push(...(await run({ cursors: cursorsOf(pages) })))
  }
  expect(idsOf(pages).size).toBe(750)
  expect(pages).toHaveLength(3)
  expect(cursorsOf(pages)).toMatchObject([{ readUntil: '2026-11-20T08:00:00.000Z' }])
})

test('without complexity points to spare nothing is read on', async () => {
  const { state, follow } = board(600)
  state.limits.complexity = 12_000
  expect(await follow()).toHaveLength(1)
})

test('while a limit is used up Linear is not even asked, and the failure says until when', async () => {
  const { state, team, read, follow, source, clock, requests } = workspace()
  const issue = addIssue(state, { team })
  state.limits.requests = 1
  await read(`https://linear.app/acme/issue/ENG-${issue.number}`)

  const refused = {
    code: 'rate_limited',
    retryable: true,
    message: expect.stringContaining('2026-11-20T09:00'),
  }
  await expect(read('https://linear.app/acme/issue/ENG-1')).rejects.toMatchObject(refused)
  await expect(source.active?.([])).rejects.toMatchObject(refused)
  expect(await follow()).toEqual([])
  expect(requests).toHaveLength(1)

  clock.at = '2026-11-20T09:00:00.000Z'
  await expect(read('https://linear.app/acme/issue/ENG-1')).resolves.toMatchObject([{ kind: 'known' }])
})

test('a limit of points that refuses a request is told apart from that of requests', async () => {
  const { state, team, read, source } = workspace()
  addIssue(state, { team })
  await read('https://linear.app/acme/issue/ENG-1')
  const told = source.limits?.().find(({ name }) => name === 'complexity')
  state.limits.complexity = (told?.limit ?? 0) - (told?.remaining ?? 0) + 1
  await expect(read('https://linear.app/acme/issue/ENG-1')).rejects.toMatchObject({
    code: 'rate_limited',
    message: expect.stringContaining("Linear's hourly limit (complexity) for the user of LINEAR_API_KEY"),
  })
  expect(source.limits?.()).toMatchObject([{ name: 'requests' }, { name: 'complexity', remaining: 1 }])
})

test('a state of a type that is new to Linear is neither begun nor done, and spoils nothing', async () => {
  const { state, team, follow } = workspace()
  const issue = addIssue(state, { team, createdAt: '2026-11-10T08:00:00.000Z' })
  Object.assign(issue, { state: 'dreaming' })
  expect(eventsOf(await follow())).toMatchObject([{ state: 'backlog' }])
})

test('an issue whose clock runs ahead is read with its own date', async () => {
  const { state, team, follow } = workspace()
  addIssue(state, { team, createdAt: '2026-11-20T08:40:00.000Z' })
  const pages = await follow()
  expect(eventsOf(pages)).toMatchObject([{ changedAt: '2026-11-20T08:40:00.000Z' }])
  expect(cursorsOf(pages)).toMatchObject([{ readUntil: '2026-11-20T08:00:00.000Z' }])
})

test('nothing is asked where Linear is not followed', async () => {
  const { follow, source } = workspace()
  expect(await follow({ streams: [] })).toEqual([])
  expect(source.requests()).toBe(0)
})
