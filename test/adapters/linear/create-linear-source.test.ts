import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { createLinearSource } from '#src/adapters/linear/create-linear-source.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { Failure } from '#src/ports/failure.ts'
import { createLinear } from '#src/sandbox/linear/create-linear.ts'
import {
  addInitiative,
  addIssue,
  addMilestone,
  addProject,
  addTeam,
  moveIssue,
  postUpdate,
} from '#src/sandbox/linear/seed.ts'
import { initiativeUrl, issueUrl, milestoneUrl, projectUrl } from '#src/sandbox/linear/urls.ts'
import { testActiveWork, testFollowedWork, testWorkSource } from '#test/contract/work-source.ts'
import { network, serveAt } from '#test/support/network.ts'
import { silentLog as log } from '#test/support/silent-log.ts'

const apiKey = 'lin_api_0123456789'
const apiUrl = 'https://linear.test/graphql'
const NOW = '2026-11-20T08:00:00.000Z'
const clock = { now: () => NOW }
const done = { state: 'completed' } as const
const open = { state: 'unstarted' } as const

function asJson(body: string | ReadableStream): Response {
  return new Response(body, { headers: { 'Content-Type': 'application/json' } })
}

function workspace() {
  const linear = createLinear({ apiKey, now: () => new Date(NOW), urlKey: 'acme' })
  serveAt('https://linear.test', linear.app)
  const source = createLinearSource({ apiKey, apiUrl, log, everyMinutes: 5, clock })
  const team = addTeam(linear.state, { key: 'ENG' })
  const read = (...urls: string[]) => source.read(parseLinks(urls.join('\n'), { github: 'github.com' }))
  return { ...linear, source, team, read }
}

testWorkSource(() => {
  const { state, team, source } = workspace()
  const half = addProject(state, { name: 'Half', team, issues: [done, open] })
  const cancelled = addProject(state, { name: 'Cancelled', team, status: 'canceled', issues: [done] })
  const empty = addProject(state, { name: 'Empty', team })
  return {
    source,
    refused: createLinearSource({ apiKey: 'lin_api_refused_9876', apiUrl, log, everyMinutes: 5, clock }),
    refusedToken: 'lin_api_refused_9876',
    answer: (body) => network.use(http.all(apiUrl, () => asJson(body))),
    setting: 'LINEAR_API_KEY',
    links: {
      half: projectUrl(state, half),
      missing: 'https://linear.app/acme/project/gone-0123456789ab',
      cancelled: projectUrl(state, cancelled),
      empty: projectUrl(state, empty),
      other: 'https://github.com/acme/shop/milestone/1',
    },
  }
})

testActiveWork(() => {
  const { state, team, source } = workspace()
  const going = [
    projectUrl(state, addProject(state, { name: 'Checkout', team, issues: [done, open] })),
    initiativeUrl(state, addInitiative(state, { name: 'Growth' })),
  ]
  for (const status of ['backlog', 'planned', 'paused', 'completed', 'canceled'] as const) {
    addProject(state, { name: status, team, status })
  }
  for (const status of ['Proposed', 'Planned', 'Completed', 'Canceled'] as const) {
    addInitiative(state, { name: status, status })
  }
  const archivedAt = '2026-11-01T00:00:00.000Z'
  addProject(state, { name: 'Archived', team, archivedAt })
  addProject(state, { name: 'Trashed', team, trashed: true })
  addInitiative(state, { name: 'Archived', archivedAt })
  addInitiative(state, { name: 'Trashed', trashed: true })
  return {
    source,
    refused: createLinearSource({ apiKey: 'lin_api_refused_9876', apiUrl, log, everyMinutes: 5, clock }),
    answer: (body) => network.use(http.all(apiUrl, () => asJson(body))),
    setting: 'LINEAR_API_KEY',
    going,
  }
})

testFollowedWork(() => {
  const { state, team, source } = workspace()
  const issue = addIssue(state, { team, createdAt: '2026-11-01T00:00:00.000Z' })
  return {
    source,
    refused: createLinearSource({ apiKey: 'lin_api_refused_9876', apiUrl, log, everyMinutes: 5, clock }),
    answer: (body) => network.use(http.all(apiUrl, () => asJson(body))),
    setting: 'LINEAR_API_KEY',
    following: {
      streams: ['linear'],
      teams: ['ENG'],
      cursors: [],
      since: '2026-08-22T08:00:00.000Z',
      now: '2026-11-20T08:00:00.000Z',
      incidentLabels: [],
    },
    change(at) {
      moveIssue(issue, 'started', at)
      return issue.id
    },
  }
})

test('active work carries its scope and where it belongs: a project to its initiatives, a part to its whole', async () => {
  const { state, team, source } = workspace()
  const checkout = addProject(state, {
    name: 'Checkout\u202e',
    team,
    issues: [{ ...open, estimate: 5 }, done],
  })
  const growth = addInitiative(state, { name: 'Growth' })
  const markets = addInitiative(state, { name: 'Markets', projects: [checkout], parent: growth })

  const active = await source.active?.([])

  expect(active).toEqual([
    {
      kind: 'project',
      slugId: checkout.slugId,
      title: 'Checkout',
      url: projectUrl(state, checkout),
      scope: 6,
      initiatives: [markets.slugId],
    },
    ...[
      { of: growth, initiatives: [] },
      { of: markets, initiatives: [growth.slugId] },
    ]
      .toSorted((a, b) => a.of.id.localeCompare(b.of.id))
      .map(({ of, initiatives }) => ({
        kind: 'initiative',
        slugId: of.slugId,
        title: of.name,
        url: initiativeUrl(state, of),
        scope: 0,
        initiatives,
      })),
  ])
})

test.each([
  [250, 250, 1],
  [251, 3, 2],
  [3, 501, 3],
])(
  '%i active projects and %i active initiatives are listed in %i requests',
  async (projects, initiatives, count) => {
    const { state, team, source, requests } = workspace()
    for (let index = 0; index < projects; index += 1) addProject(state, { name: `P${index}`, team })
    for (let index = 0; index < initiatives; index += 1) addInitiative(state, { name: `I${index}` })

    const active = (await source.active?.([])) ?? []

    expect(new Set(active.map(({ kind, slugId }) => `${kind}/${slugId}`)).size).toBe(projects + initiatives)
    expect(active).toHaveLength(projects + initiatives)
    expect(requests.map(({ status }) => status)).toEqual(Array(count).fill(200))
  },
)

test('a list that breaks off at its second page fails as a whole', async () => {
  const { state, team, source } = workspace()
  for (let index = 0; index < 251; index += 1) addProject(state, { name: `P${index}`, team })
  state.limits.requests = 1.5
  await expect(source.active?.([])).rejects.toMatchObject({ code: 'rate_limited', retryable: true })
})

test('a page that promises another one and does not say where it begins is not understood', async () => {
  const { source } = workspace()
  const list = { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } }
  const data = { organization: { urlKey: 'acme' }, projects: list, initiatives: list }
  network.use(http.all(apiUrl, () => asJson(JSON.stringify({ data }))))
  await expect(source.active?.([])).rejects.toMatchObject({ code: 'not_understood' })
})

test('the health that people typed is read with its day, from projects and initiatives', async () => {
  const { state, team, read } = workspace()
  const updatedAt = '2026-11-13T10:00:00.000Z'
  const checkout = addProject(state, { name: 'Checkout', team, health: 'atRisk', updatedAt, issues: [open] })
  const silent = addProject(state, { name: 'Silent', team, issues: [open] })
  const growth = addInitiative(state, { name: 'Growth', health: 'onTrack', projects: [checkout] })
  const beta = addMilestone(state, { name: 'Beta', project: checkout, team, issues: [open] })
  postUpdate(state, growth, 'offTrack', '2026-11-18T10:00:00.000Z')

  const readings = await read(
    projectUrl(state, checkout),
    projectUrl(state, silent),
    initiativeUrl(state, growth),
    milestoneUrl(state, checkout, beta),
  )

  expect(readings).toMatchObject([
    { health: { status: 'at_risk', at: updatedAt } },
    { health: null },
    { health: { status: 'off_track', at: '2026-11-18T10:00:00.000Z' } },
    { health: null },
  ])
})

test('a project, an initiative, a milestone and an issue are read in one request', async () => {
  const { state, team, read, source } = workspace()
  const large = addProject(state, {
    name: 'Large',
    team,
    issues: [
      { state: 'completed', estimate: 3 },
      { state: 'started', estimate: 4 },
      { state: 'unstarted', estimate: 1 },
    ],
  })
  const small = addProject(state, { name: 'Small', team, issues: [done, done] })
  const growth = addInitiative(state, { name: 'Growth', projects: [large, small] })
  const beta = addMilestone(state, {
    name: 'Beta',
    project: small,
    team,
    issues: [
      { state: 'completed', estimate: 5 },
      { state: 'canceled', estimate: 8 },
      { state: 'unstarted', estimate: 5 },
    ],
  })
  const issue = addIssue(state, { title: 'Ship it', team, ...done })

  const readings = await read(
    projectUrl(state, large),
    initiativeUrl(state, growth),
    milestoneUrl(state, small, beta),
    issueUrl(state, issue),
  )

  expect(readings).toMatchObject([
    { title: 'Large', share: 0.5, scope: 8, scopeUnit: 'points', done: null, open: null },
    // (0.5 * 8 + 7 / 12 * 12) / 20
    { title: 'Growth', share: 0.55, scope: 20, scopeUnit: 'points', done: null, open: null },
    { title: 'Beta', share: 0.5, scope: 10, scopeUnit: 'points', done: 1, open: 1 },
    { title: 'ENG-9 Ship it', share: 1, scope: 1, scopeUnit: 'items', done: 1, open: 0 },
  ])
  expect(source.requests()).toBe(1)
})

test('work on an issue is activity of its project and of the initiatives that it belongs to', async () => {
  const { state, team, read } = workspace()
  const createdAt = '2026-09-01T08:00:00.000Z'
  const checkout = addProject(state, { name: 'Checkout', team, createdAt, issues: [open, open] })
  const growth = addInitiative(state, { name: 'Growth', createdAt, projects: [checkout] })
  const urls = [projectUrl(state, checkout), initiativeUrl(state, growth)]
  const activity = async () =>
    (await read(...urls)).map((reading) => (reading.kind === 'known' ? reading.lastActivity : null))
  expect(await activity()).toEqual([createdAt, createdAt])

  const [issue] = state.issues
  const movedAt = '2026-11-19T10:00:00.000Z'
  if (issue !== undefined) moveIssue(issue, 'started', movedAt)

  expect(await activity()).toEqual([movedAt, movedAt])
})

test('an issue that is not completed is 0 of 1, one that was dropped is unknown', async () => {
  const { state, team, read } = workspace()
  const started = addIssue(state, { team, state: 'started' })
  const duplicate = addIssue(state, { team, state: 'duplicate' })
  const readings = await read(issueUrl(state, started), issueUrl(state, duplicate))
  expect(readings).toMatchObject([{ share: 0, done: 0, open: 1 }, { reason: 'cancelled' }])
})

test('finished work counts after Linear has archived it, and what was trashed does not', async () => {
  const { state, team, read } = workspace()
  const archivedAt = '2026-11-01T00:00:00.000Z'
  const archived = addProject(state, { name: 'Archived', team, archivedAt, issues: [done] })
  const trashed = addProject(state, { name: 'Trashed', team, archivedAt, trashed: true, issues: [open] })
  const growth = addInitiative(state, { name: 'Growth', projects: [archived, trashed] })
  const beta = addMilestone(state, {
    name: 'Beta',
    project: archived,
    team,
    issues: [{ ...done, archivedAt }, open, { ...open, archivedAt, trashed: true }],
  })

  const readings = await read(
    projectUrl(state, archived),
    projectUrl(state, trashed),
    initiativeUrl(state, growth),
    milestoneUrl(state, archived, beta),
  )

  expect(readings).toMatchObject([
    { kind: 'known' },
    { kind: 'unknown', reason: 'not_found' },
    { kind: 'known', scope: 3 },
    { kind: 'known', done: 1, open: 1 },
  ])
})

test('a link into another workspace is foreign and not merely missing', async () => {
  const { read } = workspace()
  const [reading] = await read('https://linear.app/rival/project/checkout-0123456789ab')
  expect(reading).toMatchObject({ reason: 'foreign_workspace', detail: expect.stringContaining('"rival"') })
})

test('an initiative is the mean of all its projects, also past a default page', async () => {
  const { state, team, read } = workspace()
  const projects = Array.from({ length: 60 }, (_, index) =>
    addProject(state, { name: `Project ${index}`, team, issues: [index < 15 ? done : open] }),
  )
  const [reading] = await read(initiativeUrl(state, addInitiative(state, { name: 'Growth', projects })))
  expect(reading).toMatchObject({ share: 0.25, scope: 60 })
})

test('more milestones than fit under the complexity cap are spread over requests that each stay below it', async () => {
  const { state, team, read, requests } = workspace()
  const project = addProject(state, { name: 'Checkout', team })
  const urls = Array.from({ length: 200 }, (_, index) => {
    const milestone = addMilestone(state, { name: `M${index}`, project, team, issues: [done, open] })
    return milestoneUrl(state, project, milestone)
  })

  const readings = await read(...urls)

  expect(readings).toHaveLength(200)
  expect(readings.every((reading) => reading.kind === 'known' && reading.share === 0.5)).toBe(true)
  expect(requests.map((request) => request.status)).toEqual([200, 200, 200])
})

test('300 projects take two requests, since a page holds 250', async () => {
  const { state, team, read, requests } = workspace()
  const urls = Array.from({ length: 300 }, (_, index) =>
    projectUrl(state, addProject(state, { name: `P${index}`, team, issues: [done] })),
  )
  const readings = await read(...urls)
  expect(readings.every((reading) => reading.kind === 'known')).toBe(true)
  expect(requests.map((request) => request.status)).toEqual([200, 200])
})

test('a bad key is told by the code in the body, whatever the HTTP status', async () => {
  const { state } = workspace()
  const source = createLinearSource({ apiKey: 'lin_api_wrong_1234', apiUrl, log, everyMinutes: 5, clock })
  const links = parseLinks('https://linear.app/acme/issue/ENG-1', { github: 'github.com' })
  for (const status of [200, 400, 401] as const) {
    state.answers.unauthenticated = status
    await expect(source.read(links)).rejects.toMatchObject({ code: 'unauthorized', retryable: false })
  }
})

const known = [
  ['RATELIMITED', 'ratelimited', { code: 'rate_limited', retryable: true }],
  ['AUTHENTICATION_ERROR', 'authentication error', { code: 'unauthorized', retryable: false }],
  ['FORBIDDEN', 'forbidden', { code: 'forbidden', retryable: false }],
  ['INTERNAL_SERVER_ERROR', 'internal error', { code: 'unavailable', retryable: true }],
  ['INPUT_ERROR', 'invalid input', { code: 'invalid', retryable: false }],
] as const

test.each(known)(
  'an error is told by its code %s or by its type "%s", whichever it bears',
  async (code, type, verdict) => {
    const { state, read } = workspace()
    const headers = { 'Content-Type': 'application/json' }
    for (const extensions of [{ code }, { type }, { code, type }, { code: 7, type }]) {
      for (const status of [200, 400]) {
        const body = JSON.stringify({ data: null, errors: [{ message: 'No', extensions }] })
        state.faults.push({ status, body, headers })
        await expect(read('https://linear.app/acme/issue/ENG-1')).rejects.toMatchObject(verdict)
      }
    }
  },
)

test('too many requests by the HTTP status alone is a limit too', async () => {
  const { state, read } = workspace()
  state.faults.push({ status: 429, body: 'slow down', headers: { 'Content-Type': 'text/plain' } })
  await expect(read('https://linear.app/acme/issue/ENG-1')).rejects.toMatchObject({ code: 'rate_limited' })
})

test('an exhausted limit is retryable and says until when', async () => {
  const { state, read } = workspace()
  state.limits.requests = 0.5
  const failure = (await read('https://linear.app/acme/issue/ENG-1').catch((error) => error)) as Failure
  expect(failure).toMatchObject({ code: 'rate_limited', retryable: true })
  expect(failure.message).toMatch(/LINEAR_API_KEY is used up until 2026-11-20T08:00:00/)
})

test('a server that fails, answers nonsense or cannot be reached is a failure with the right code', async () => {
  const { state, read } = workspace()
  const url = 'https://linear.app/acme/issue/ENG-1'
  state.faults.push({ status: 502, body: '<html>', headers: { 'Content-Type': 'text/html' } })
  await expect(read(url)).rejects.toMatchObject({ code: 'unavailable', retryable: true })

  const json = { 'Content-Type': 'application/json' }
  state.faults.push({ status: 200, body: '{"data":{"organization":null}}', headers: json })
  await expect(read(url)).rejects.toMatchObject({ code: 'not_understood', retryable: false })

  network.use(http.all('https://linear.test/*', () => HttpResponse.error()))
  await expect(read(url)).rejects.toMatchObject({ code: 'unavailable', retryable: true })
})

test('an address that would carry the key in the open is refused when the source is made', () => {
  const make = () =>
    createLinearSource({ apiKey, apiUrl: 'http://linear.test/graphql', log, everyMinutes: 5, clock })
  expect(make).toThrow(/LINEAR_API_URL is http:\/\/linear\.test/)
})
