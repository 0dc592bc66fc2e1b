import { expect, test } from 'vitest'
import { addCycle, closeCycle } from '#src/sandbox/linear/cycles.ts'
import {
  addInitiative,
  addIssue,
  addMilestone,
  addProject,
  addTeam,
  moveIssue,
  moveToTeam,
  trashIssue,
} from '#src/sandbox/linear/seed.ts'
import {
  cycleUrl,
  initiativeUrl,
  issueUrl,
  milestoneUrl,
  projectUrl,
  teamUrl,
} from '#src/sandbox/linear/urls.ts'
import { workspace } from './workspace.ts'

const done = { state: 'completed' } as const
const open = { state: 'unstarted' } as const

const fortnights = {
  past: { startsAt: '2026-11-02T00:00:00.000Z', endsAt: '2026-11-16T00:00:00.000Z' },
  now: { startsAt: '2026-11-16T00:00:00.000Z', endsAt: '2026-11-30T00:00:00.000Z' },
  next: { startsAt: '2026-11-30T00:00:00.000Z', endsAt: '2026-12-14T00:00:00.000Z' },
}

test('a cycle is read by its number, as the active one and as the upcoming one, in one request', async () => {
  const { state, team, read, source } = workspace()
  const past = addCycle(state, { team, number: 11, ...fortnights.past })
  const cycle = addCycle(state, { team, number: 12, name: 'Faster', ...fortnights.now })
  addCycle(state, { team, number: 13, ...fortnights.next })
  const at = '2026-11-03T08:00:00.000Z'
  addIssue(state, { team, cycle: past, estimate: 5, ...done, createdAt: at })
  addIssue(state, { team, cycle: past, estimate: 8, ...open, createdAt: at })
  closeCycle(state, past, '2026-11-16T00:00:00.000Z', cycle)
  const started = addIssue(state, { team, cycle, estimate: 2, createdAt: '2026-11-17T08:00:00.000Z' })
  moveIssue(started, 'started', '2026-11-18T08:00:00.000Z')

  const readings = await read(
    cycleUrl(state, past),
    cycleUrl(state, cycle),
    `${teamUrl(state, team)}/cycle/active`,
    `${teamUrl(state, team)}/cycle/upcoming`,
    `${teamUrl(state, team)}/cycle/99`,
  )

  // (5 + 0.25 * 0) / 13, although the 8 points have gone over into the next one: (0 + 0.25 * 2) / 10.
  const running = { title: 'ENG 12 Faster', share: 0.05, scope: 10, scopeUnit: 'points', done: 0, open: 2 }
  expect(readings).toMatchObject([
    { title: 'ENG 11', share: 5 / 13, scope: 13, scopeUnit: 'points', done: 1, open: 1 },
    { ...running, lastActivity: '2026-11-18T08:00:00.000Z' },
    running,
    { reason: 'empty', detail: expect.stringContaining('ENG 13 has not begun') },
    { reason: 'not_found' },
  ])
  expect(source.requests()).toBe(1)
})

test('a cycle of a team that does not estimate is measured in issues', async () => {
  const { state, read } = workspace()
  const team = addTeam(state, { key: 'OPS', estimation: 'notUsed' })
  const cycle = addCycle(state, { team, ...fortnights.now })
  const at = { createdAt: '2026-11-17T08:00:00.000Z' }
  for (const seed of [done, open, open, { ...open, estimate: 8 }])
    addIssue(state, { team, cycle, ...seed, ...at })
  expect(await read(cycleUrl(state, cycle))).toMatchObject([
    { share: 0.25, scope: 4, scopeUnit: 'items', done: 1, open: 3 },
  ])
})

test('between two cycles there is no active one, which is no dead link', async () => {
  const { state, team, read } = workspace()
  addCycle(state, { team, ...fortnights.past })
  const active = `${teamUrl(state, team)}/cycle/active`
  const upcoming = `${teamUrl(state, team)}/cycle/upcoming`
  expect(await read(active, upcoming)).toMatchObject([
    { reason: 'empty', detail: expect.stringContaining('No cycle of the Linear team ENG is going on') },
    { reason: 'empty', detail: expect.stringContaining('No cycle of the Linear team ENG is coming up') },
  ])
})

test('a team has a name and activity and no share, also after it was renamed', async () => {
  const { state, team, read } = workspace()
  const silent = addTeam(state, { key: 'NEW', name: 'Newcomers' })
  addIssue(state, { team, createdAt: '2026-11-19T08:00:00.000Z' })
  team.name = 'Platform'
  const readings = await read(
    teamUrl(state, team),
    teamUrl(state, silent),
    'https://linear.app/acme/team/GONE',
  )
  expect(readings).toMatchObject([
    { title: 'Platform', share: null, scope: 0, done: null, lastActivity: '2026-11-19T08:00:00.000Z' },
    { title: 'Newcomers', lastActivity: null },
    { reason: 'not_found', detail: expect.stringContaining('or the key of the team was changed') },
  ])
})

test('a link into another workspace is foreign, also of a cycle or a team', async () => {
  const { read, source } = workspace()
  const readings = await read(
    'https://linear.app/rival/team/ENG/cycle/3',
    'https://linear.app/rival/team/ENG',
    'https://linear.app/rival/issue/ENG-1',
  )
  expect(readings).toMatchObject(Array(3).fill({ reason: 'foreign_workspace' }))
  expect(source.requests()).toBe(1)
})

test('issues that moved are found by what they were called, all in one more request', async () => {
  const { state, team, read, source, requests } = workspace()
  const ops = addTeam(state, { key: 'OPS' })
  const issue = addIssue(state, { team, title: 'Ship it', ...done })
  const twice = addIssue(state, { team, title: 'Roam', ...open })
  const gone = addIssue(state, { team })
  const urls = [issue, twice, gone].map((each) => issueUrl(state, each))
  moveToTeam(issue, ops, '2026-11-19T08:00:00.000Z')
  moveToTeam(twice, ops, '2026-11-19T08:00:00.000Z')
  moveToTeam(twice, team, '2026-11-19T09:00:00.000Z')
  trashIssue(gone, '2026-11-19T08:00:00.000Z')

  const readings = await read(...urls, issueUrl(state, issue), 'https://linear.app/acme/issue/ENG-999')

  expect(readings).toMatchObject([
    { title: 'OPS-1 Ship it', share: 1 },
    { title: 'ENG-4 Roam', share: 0 },
    { reason: 'not_found' },
    { title: 'OPS-1 Ship it' },
    { reason: 'not_found' },
  ])
  expect(source.requests()).toBe(2)
  expect(requests.every(({ status }) => status === 200)).toBe(true)
})

test('links from before the workspace was renamed still lead to their work', async () => {
  const { state, team, read } = workspace()
  const old = 'https://linear.app/old-acme'
  const project = addProject(state, { name: 'Checkout', team, issues: [done, open] })
  const issue = addIssue(state, { team, title: 'Ship it' })
  const moved = issueUrl(state, issue).replace('https://linear.app/acme', old)
  moveToTeam(issue, addTeam(state, { key: 'OPS' }), '2026-11-19T08:00:00.000Z')
  state.previousUrlKeys.push('Old-Acme')
  expect(await read(`${old}/project/checkout-${project.slugId}`, moved)).toMatchObject([
    { title: 'Checkout', share: 0.5 },
    { title: 'OPS-1 Ship it' },
  ])
})

test('a renamed project is found by its old link', async () => {
  const { state, team, read } = workspace()
  const project = addProject(state, { name: 'Checkout', team, issues: [done, open] })
  const url = projectUrl(state, project)
  project.name = 'Payments'
  expect(await read(url)).toMatchObject([{ title: 'Payments', share: 0.5 }])
})

test('the course of a project is its points at the end of each week since it was made', async () => {
  const { state, team, read } = workspace()
  const createdAt = '2026-11-02T08:00:00.000Z'
  const project = addProject(state, {
    name: 'Checkout',
    team,
    createdAt,
    issues: [{ estimate: 3 }, { estimate: 5 }],
  })
  const [small, large] = state.issues
  if (small) moveIssue(small, 'completed', '2026-11-05T08:00:00.000Z')
  if (large) moveIssue(large, 'started', '2026-11-18T08:00:00.000Z')
  addIssue(state, { team, project, estimate: 2, createdAt: '2026-11-10T08:00:00.000Z' })
  expect(await read(projectUrl(state, project))).toMatchObject([
    { course: { createdAt, scope: [8, 10, 10], completed: [3, 3, 3], inProgress: [0, 0, 5] } },
  ])
})

test('the course of an initiative is the sum of its projects, in the weeks of the first one', async () => {
  const { state, team, read } = workspace()
  const project = (createdAt: string, ...estimates: number[]) =>
    addProject(state, { name: 'P', team, createdAt, issues: estimates.map((estimate) => ({ estimate })) })
  const projects = [
    // Its weeks end on 9, 16 and 23 November, those of the other one on 13 and 20 November.
    project('2026-11-02T08:00:00.000Z', 3, 5),
    project('2026-11-06T08:00:00.000Z', 2, 1),
  ]
  const [, large, small] = state.issues
  if (large) moveIssue(large, 'started', '2026-11-18T08:00:00.000Z')
  if (small) moveIssue(small, 'completed', '2026-11-12T08:00:00.000Z')
  const cancelled = addProject(state, {
    name: 'Dropped',
    team,
    status: 'canceled',
    createdAt: '2026-09-01T08:00:00.000Z',
    issues: [{ estimate: 8 }],
  })
  const growth = addInitiative(state, { name: 'Growth', projects: [...projects, cancelled] })
  const lone = addInitiative(state, { name: 'Lone', projects: projects.slice(0, 1) })

  const readings = await read(
    initiativeUrl(state, growth),
    initiativeUrl(state, lone),
    ...projects.slice(0, 1).map((one) => projectUrl(state, one)),
  )

  expect(readings[0]).toMatchObject({
    course: {
      createdAt: '2026-11-02T08:00:00.000Z',
      scope: [8, 11, 11],
      completed: [0, 2, 2],
      inProgress: [0, 0, 5],
    },
  })
  const courses = readings.map((reading) => (reading.kind === 'known' ? reading.course : null))
  expect(courses[1]).toEqual(courses[2])
})

test('a project whose issues have no points says what to do, and is not 0 %', async () => {
  const { state, read } = workspace()
  const team = addTeam(state, { key: 'OPS', unestimated: 0 })
  const project = addProject(state, { name: 'Moving', team, issues: [done, open] })
  expect(await read(projectUrl(state, project))).toMatchObject([
    {
      reason: 'empty',
      detail: expect.stringMatching(/^The Linear project Moving has issues and no points: /),
    },
  ])
})

test('an initiative of which one project has no points is not as far as the others', async () => {
  const { state, team, read, clock } = workspace()
  const bare = addTeam(state, { key: 'OPS', unestimated: 0 })
  const createdAt = '2026-11-02T08:00:00.000Z'
  const shipped = addProject(state, { name: 'Shipped', team, createdAt, issues: [done] })
  const dropped = addProject(state, {
    name: 'Dropped',
    team: bare,
    createdAt,
    issues: [{ state: 'canceled' }],
  })
  const planned = addProject(state, { name: 'Planned', team, createdAt })
  const growth = addInitiative(state, { name: 'Growth', projects: [shipped, dropped, planned] })
  const url = initiativeUrl(state, growth)
  expect(await read(url, projectUrl(state, dropped))).toMatchObject([{ share: 1 }, { reason: 'empty' }])

  addIssue(state, { team: bare, project: planned, createdAt: clock.at })
  expect(await read(url)).toMatchObject([
    {
      reason: 'empty',
      detail: expect.stringMatching(
        /^The Linear initiative Growth holds a project that has issues and no points: /,
      ),
    },
  ])
  planned.status = 'completed'
  expect(await read(url)).toMatchObject([{ share: 1 }])
})

test('a milestone with no issues, or none that count, is empty and not 0 %', async () => {
  const { state, team, read } = workspace()
  const project = addProject(state, { name: 'Checkout', team })
  const bare = addMilestone(state, { name: 'Bare', project, team })
  const dropped = addMilestone(state, { name: 'Dropped', project, team, issues: [{ state: 'canceled' }] })
  const readings = await read(milestoneUrl(state, project, bare), milestoneUrl(state, project, dropped))
  expect(readings).toMatchObject([{ reason: 'empty' }, { reason: 'empty' }])
})

test('large milestones and initiatives are read on, each to its last part', async () => {
  const { state, team, read, requests } = workspace()
  const project = addProject(state, { name: 'Checkout', team })
  const projects = Array.from({ length: 300 }, (_, index) =>
    addProject(state, { name: `P${index}`, team, issues: [index < 75 ? done : open] }),
  )
  const growth = addInitiative(state, { name: 'Growth', projects })
  const issues = (count: number) =>
    Array.from({ length: count }, (_, index) => (index % 4 === 0 ? done : open))
  const urls = [10, 400, 720].map((count) =>
    milestoneUrl(
      state,
      project,
      addMilestone(state, { name: `${count}`, project, team, issues: issues(count) }),
    ),
  )

  const readings = await read(...urls, initiativeUrl(state, growth))

  expect(readings).toMatchObject([
    { done: 3, open: 7 },
    { done: 100, open: 300 },
    { done: 180, open: 540 },
    { share: 0.25, scope: 300 },
  ])
  expect(requests.map(({ status }) => status)).toEqual([200, 200, 200, 200])
})

test('an enormous milestone is not measured, and says what to do', async () => {
  const { state, team, read, source } = workspace()
  const project = addProject(state, { name: 'Checkout', team })
  const issues = Array.from({ length: 1_100 }, () => open)
  const milestone = addMilestone(state, { name: 'Everything', project, team, issues })
  expect(await read(milestoneUrl(state, project, milestone))).toMatchObject([
    { reason: 'unsupported_link', detail: expect.stringContaining('more than 1000 issues') },
  ])
  expect(source.requests()).toBeLessThanOrEqual(5)
})

test('120 projects, 40 cycles and 40 milestones cost 3 requests a run when nothing changes', async () => {
  const { state, team, read, follow, source } = workspace()
  const createdAt = '2026-09-01T08:00:00.000Z'
  const urls: string[] = []
  const keys: string[] = []
  for (let index = 0; index < 120; index += 1) {
    const issues = Array.from({ length: 2 }, () => open)
    const project = addProject(state, { name: `P${index}`, team, createdAt, issues })
    urls.push(projectUrl(state, project))
    if (index >= 40) continue
    const issuesOfMilestone = Array.from({ length: 5 }, () => done)
    const milestone = addMilestone(state, { name: 'M', project, team, issues: issuesOfMilestone })
    const of = addTeam(state, { key: `T${index}` })
    urls.push(
      milestoneUrl(state, project, milestone),
      cycleUrl(state, addCycle(state, { team: of, ...fortnights.now })),
    )
    keys.push(of.key)
  }

  const run = async (cursors: Parameters<typeof follow>[0]) => {
    const before = source.requests()
    await read(...urls)
    await source.active?.([])
    const pages = await follow({ teams: keys, ...cursors })
    return { pages, requests: source.requests() - before }
  }
  const first = await run({})
  expect(first.requests).toBe(4)
  const all = first.pages.flatMap(({ cursors }) => cursors)
  const cursors = [...new Map(all.map((cursor) => [cursor.kind, cursor])).values()]
  const second = await run({ cursors })
  expect(second.requests).toBe(3)
})
