import { HttpResponse, http } from 'msw'
import { expect, test } from 'vitest'
import { createGithubSource } from '#src/adapters/github/create-github-source.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { Failure } from '#src/ports/failure.ts'
import { createGithub } from '#src/sandbox/github/create-github.ts'
import { addIssue, addMilestone, addPull, addRepository } from '#src/sandbox/github/seed.ts'
import { itemUrl, milestoneUrl, searchUrl } from '#src/sandbox/github/urls.ts'
import { testFollowedWork, testWorkSource } from '#test/contract/work-source.ts'
import { network, serveAt } from '#test/support/network.ts'
import { silentLog as log } from '#test/support/silent-log.ts'

const token = 'ghp_0123456789abcdef'
const auth = { kind: 'token' as const, token }
const everyMinutes = 5
const now = '2026-11-20T08:00:00.000Z'
const clock = { now: () => now }
const apiUrl = 'https://github.test'
const someIssue = 'https://github.com/acme/shop/issues/1'

function asJson(body: string | ReadableStream): Response {
  return new Response(body, { headers: { 'Content-Type': 'application/json' } })
}

function account() {
  const github = createGithub({ token, now: () => new Date(now) })
  serveAt(apiUrl, github.app)
  const source = createGithubSource({ auth, apiUrl, log, everyMinutes, clock })
  const shop = addRepository(github.state, 'acme/shop')
  const read = (...urls: string[]) => source.read(parseLinks(urls.join('\n'), { github: 'github.com' }))
  return { ...github, source, shop, read }
}

testWorkSource(() => {
  const { state, shop, source } = account()
  const half = addMilestone(state, shop, { title: 'Half' })
  addIssue(state, shop, { milestone: half, state: 'closed' })
  addIssue(state, shop, { milestone: half })
  const cancelled = addPull(state, shop, { state: 'closed' })
  const empty = addMilestone(state, shop, { title: 'Empty' })
  return {
    source,
    refused: createGithubSource({
      auth: { kind: 'token', token: 'ghp_refused_98765' },
      apiUrl,
      log,
      everyMinutes,
      clock,
    }),
    refusedToken: 'ghp_refused_98765',
    answer: (body) => network.use(http.all(`${apiUrl}/graphql`, () => asJson(body))),
    setting: 'GITHUB_TOKEN',
    links: {
      half: milestoneUrl(state, shop, half),
      missing: 'https://github.com/acme/shop/milestone/99',
      cancelled: itemUrl(state, shop, cancelled),
      empty: milestoneUrl(state, shop, empty),
      other: 'https://linear.app/acme/issue/ENG-1',
    },
  }
})

testFollowedWork(() => {
  const { state, shop, source } = account()
  const pull = addPull(state, shop, { createdAt: '2026-11-01T00:00:00.000Z' })
  return {
    source,
    refused: createGithubSource({
      auth: { kind: 'token', token: 'ghp_refused_98765' },
      apiUrl,
      log,
      everyMinutes,
      clock,
    }),
    setting: 'GITHUB_TOKEN',
    answer: (body) => network.use(http.all(`${apiUrl}/graphql`, () => asJson(body))),
    following: {
      streams: ['github/acme/shop'],
      teams: [],
      cursors: [],
      since: '2026-08-22T08:00:00.000Z',
      now,
      incidentLabels: ['incident'],
    },
    change(at) {
      pull.updatedAt = at
      return `PR_${pull.id}`
    },
  }
})

test('a milestone, an issue, a pull request and a search are read in one request', async () => {
  const { state, shop, read, requests } = account()
  const beta = addMilestone(state, shop, { title: 'Beta' })
  addIssue(state, shop, {
    milestone: beta,
    state: 'closed',
    labels: ['bug'],
    createdAt: '2026-10-02T00:00:00.000Z',
  })
  addIssue(state, shop, {
    milestone: beta,
    labels: ['bug'],
    createdAt: '2026-10-01T00:00:00.000Z',
    updatedAt: '2026-11-04T00:00:00.000Z',
  })
  addPull(state, shop, { milestone: beta, mergedAt: '2026-11-01T00:00:00.000Z' })
  addPull(state, shop, { milestone: beta })
  const issue = addIssue(state, shop, {
    title: 'Ship it',
    state: 'closed',
    updatedAt: '2026-11-02T00:00:00.000Z',
  })
  const pull = addPull(state, shop, { title: 'Merge it', mergedAt: '2026-11-03T00:00:00.000Z' })
  addIssue(state, shop, { labels: ['bug'], state: 'closed', createdAt: '2026-10-03T00:00:00.000Z' })

  const readings = await read(
    milestoneUrl(state, shop, beta),
    itemUrl(state, shop, issue),
    itemUrl(state, shop, pull),
    searchUrl(state, shop, 'is:issue is:open label:bug'),
  )

  expect(readings).toMatchObject([
    { title: 'Beta', share: 0.5, scope: 4, scopeUnit: 'items', done: 2, open: 2 },
    { title: 'Ship it', share: 1, scope: 1, done: 1, open: 0, lastActivity: '2026-11-02T00:00:00.000Z' },
    { title: 'Merge it', share: 1, scope: 1, done: 1, open: 0, lastActivity: '2026-11-03T00:00:00.000Z' },
    // Measure says which state counts, so the one in the search is set aside.
    // The one that changed last was opened before the others.
    {
      title: 'repo:acme/shop is:issue label:bug',
      scope: 3,
      done: 2,
      open: 1,
      lastActivity: '2026-11-04T00:00:00.000Z',
    },
  ])
  expect(requests).toEqual([{ method: 'POST', path: '/graphql', status: 200 }])
})

test('a repository, its workflows and its environments are asked once, and have no share', async () => {
  const { state, read, requests } = account()
  addRepository(state, 'acme/old', { archived: true, createdAt: '2025-01-01T00:00:00.000Z' })
  const [shop, ci, production, any, old, gone] = await read(
    'https://github.com/acme/shop',
    'https://github.com/acme/shop/actions/workflows/ci.yml',
    'https://github.com/acme/shop/deployments/production',
    'https://github.com/acme/shop/deployments',
    'https://github.com/acme/old',
    'https://github.com/acme/gone',
  )
  expect(shop).toEqual({
    kind: 'known',
    url: 'https://github.com/acme/shop',
    title: 'acme/shop',
    share: null,
    scope: 0,
    scopeUnit: 'items',
    done: null,
    open: null,
    lastActivity: now,
    health: null,
  })
  expect([ci, production, any]).toMatchObject([
    { title: 'acme/shop ci.yml', share: null },
    { title: 'acme/shop production', share: null },
    { title: 'acme/shop', share: null },
  ])
  expect(old).toMatchObject({ title: 'acme/old (archived)', lastActivity: '2025-01-01T00:00:00.000Z' })
  expect(gone).toMatchObject({ kind: 'unknown', reason: 'not_found' })
  expect(requests).toHaveLength(1)
})

test('the open milestones of all repositories are listed in one request, those of a repository that is gone are none', async () => {
  const { state, shop, source, requests } = account()
  addMilestone(state, shop, { title: 'Beta' })
  addMilestone(state, shop, { title: 'Alpha', state: 'closed' })
  addMilestone(state, addRepository(state, 'acme/api'), { title: 'V2' })
  expect(await source.active?.(['github/acme/shop', 'github/acme/gone', 'github/acme/api'])).toEqual([
    {
      kind: 'milestone',
      slugId: 'acme/shop/1',
      title: 'Beta',
      url: 'https://github.com/acme/shop/milestone/1',
      scope: 0,
      initiatives: [],
    },
    expect.objectContaining({ slugId: 'acme/api/1', title: 'V2' }),
  ])
  expect(requests).toHaveLength(1)
  expect(await source.active?.([])).toEqual([])
  expect(requests).toHaveLength(1)
})

test('the open milestones of many repositories are asked for in several requests, and none is left out', async () => {
  const { state, source, requests } = account()
  const names = Array.from({ length: 201 }, (_, index) => `acme/part-${index}`)
  for (const name of names) addMilestone(state, addRepository(state, name), { title: 'Beta' })
  const active = await source.active?.(names.map((name) => `github/${name}`))
  expect(active?.map(({ slugId }) => slugId)).toEqual(names.map((name) => `${name}/1`))
  expect(requests).toHaveLength(3)
})

test('an issue that nobody will do and a pull request that was not merged are unknown, not done', async () => {
  const { state, shop, read } = account()
  const dropped = addIssue(state, shop, { state: 'closed', stateReason: 'not_planned' })
  const duplicate = addIssue(state, shop, { state: 'closed', stateReason: 'duplicate' })
  const closed = addPull(state, shop, { state: 'closed' })
  const draft = addPull(state, shop, { draft: true })
  const readings = await read(
    ...[dropped, duplicate, closed, draft].map((item) => itemUrl(state, shop, item)),
  )
  expect(readings).toMatchObject([
    { reason: 'cancelled' },
    { reason: 'cancelled' },
    { reason: 'cancelled' },
    { kind: 'known', done: 0, open: 1 },
  ])
})

test('a pull request is found under /issues/ too, where GitHub redirects it', async () => {
  const { state, shop, read } = account()
  addPull(state, shop, { title: 'Merge it', mergedAt: '2026-11-03T00:00:00.000Z' })
  expect(await read(someIssue)).toMatchObject([{ title: 'Merge it', share: 1 }])
})

test('a repository, milestone or issue that is not there leaves the others as they are', async () => {
  const { state, shop, read } = account()
  const issue = addIssue(state, shop)
  const readings = await read(
    'https://github.com/acme/gone/milestone/1',
    'https://github.com/acme/shop/milestone/7',
    'https://github.com/acme/shop/pull/404',
    itemUrl(state, shop, issue),
  )
  expect(readings.map((reading) => (reading.kind === 'unknown' ? reading.reason : reading.kind))).toEqual([
    'not_found',
    'not_found',
    'not_found',
    'known',
  ])
})

test('a search that finds nothing at all is unknown, one with none open is a zero', async () => {
  const { state, shop, read } = account()
  addIssue(state, shop, { labels: ['p1'], state: 'closed' })
  const readings = await read(
    searchUrl(state, shop, 'label:p1'),
    searchUrl(state, shop, 'label:p2'),
    'https://github.com/issues?q=repo:acme/gone',
  )
  expect(readings).toMatchObject([{ open: 0, done: 1 }, { reason: 'empty' }, { reason: 'empty' }])
})

test('120 links take three requests', async () => {
  const { state, shop, read, source } = account()
  const urls = Array.from({ length: 120 }, () => itemUrl(state, shop, addIssue(state, shop)))
  const readings = await read(...urls)
  expect(readings.map((reading) => reading.url)).toEqual(urls)
  expect(readings.every((reading) => reading.kind === 'known')).toBe(true)
  expect(source.requests()).toBe(3)
})

test('an Enterprise server is asked at its own address', async () => {
  const { app, state, shop, requests } = account()
  serveAt('https://git.acme.test', app)
  const source = createGithubSource({
    auth,
    apiUrl: 'https://git.acme.test/api/v3',
    log,
    everyMinutes,
    clock,
  })
  const issue = addIssue(state, shop, { state: 'closed' })
  const url = `https://git.acme.test/acme/shop/issues/${issue.number}`
  expect(await source.read(parseLinks(url, { github: 'git.acme.test' }))).toMatchObject([{ share: 1 }])
  const following = { teams: [], cursors: [], since: now, now, incidentLabels: [] }
  for await (const page of source.follow?.({ ...following, streams: ['github/acme/shop'] }) ?? [])
    expect(page.lost).toEqual([])
  expect(requests.map(({ path }) => path.split('?')[0])).toEqual([
    '/api/graphql',
    '/api/graphql',
    '/api/v3/repos/acme/shop/actions/runs',
  ])
})

test('the API version is named', async () => {
  const { read, app } = account()
  const versions: (string | null)[] = []
  network.use(
    http.all(`${apiUrl}/*`, ({ request }) => {
      versions.push(request.headers.get('X-GitHub-Api-Version'))
      return app.fetch(request)
    }),
  )
  await read(someIssue)
  expect(versions).toEqual(['2022-11-28'])
})

test('a spent limit is retryable, in each form that GitHub gives it', async () => {
  const { state, read } = account()
  const limit = { code: 'rate_limited', retryable: true }
  state.limits.graphql = 0
  await expect(read(someIssue)).rejects.toMatchObject(limit)

  const headers = {
    'Content-Type': 'application/json',
    'X-RateLimit-Remaining': '0',
    'X-RateLimit-Reset': '1795252500',
  }
  for (const status of [403, 429]) {
    state.faults.push({ status, body: '{"message":"API rate limit exceeded"}', headers })
    await expect(read(someIssue)).rejects.toMatchObject({
      ...limit,
      message: expect.stringContaining('until 2026-11-21T'),
    })
  }
})

test('a token without permission, a failing server and no server at all are told apart', async () => {
  const { state, read } = account()
  const json = { 'Content-Type': 'application/json', 'X-GitHub-Request-Id': 'A1:B2' }
  state.faults.push({
    status: 403,
    body: '{"message":"Resource not accessible by personal access token"}',
    headers: json,
  })
  const forbidden = (await read(someIssue).catch((error) => error)) as Failure
  expect(forbidden).toMatchObject({ code: 'forbidden', retryable: false, requestId: 'A1:B2' })
  expect(forbidden.message).toContain('GITHUB_TOKEN')

  state.faults.push({ status: 502, body: '<html>', headers: { 'Content-Type': 'text/html' } })
  await expect(read(someIssue)).rejects.toMatchObject({ code: 'unavailable', retryable: true })

  const answered = { status: 200, headers: { 'Content-Type': 'application/json' } }
  state.faults.push({ ...answered, body: '{"data":{"w0":{"issueOrPullRequest":7}}}' })
  await expect(read(someIssue)).rejects.toMatchObject({ code: 'not_understood', retryable: false })

  network.use(http.all(`${apiUrl}/*`, () => HttpResponse.error()))
  await expect(read(someIssue)).rejects.toMatchObject({ code: 'unavailable', retryable: true })
})

test('of a token in a long message nothing is left, wherever the message is cut', async () => {
  const plain = '0123456789abcdef0123456789abcdef01234567'
  const source = createGithubSource({
    auth: { kind: 'token', token: plain },
    apiUrl,
    log,
    everyMinutes,
    clock,
  })
  const message = `${'No entry. '.repeat(18)}${plain}`
  network.use(http.all(`${apiUrl}/*`, () => HttpResponse.json({ message }, { status: 403 })))
  const links = parseLinks(someIssue, { github: 'github.com' })
  const failure = (await source.read(links).catch((error) => error)) as Failure
  expect(failure.message).toContain('No entry. [secret]')
  expect(failure.message).not.toContain(plain.slice(0, 8))
})

test('an error of one link alone is the reading of that link', async () => {
  const { state, read } = account()
  state.faults.push({
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      data: { w0: null, w1: null },
      errors: [
        { type: 'FORBIDDEN', path: ['w0'], message: 'Resource protected by organization SAML enforcement.' },
        { type: 'SERVICE_UNAVAILABLE', path: ['w1', 'milestone'], message: 'Timed out' },
      ],
    }),
  })
  const readings = await read(someIssue, 'https://github.com/acme/shop/milestone/1')
  expect(readings).toMatchObject([
    { reason: 'not_found', detail: expect.stringContaining('SAML') },
    { reason: 'source_failed' },
  ])
})

test('what people typed never becomes part of the document', async () => {
  const { state, read, source } = account()
  const hostile = 'is:issue label:"x { viewer { login } } #" \\'
  const [reading] = await read(searchUrl(state, state.repositories[0]!, hostile))
  expect(reading).toMatchObject({ reason: 'empty' })
  expect(source.requests()).toBe(1)
})

test('a milestone moved when one of its issues or pull requests did, though it bears no later date itself', async () => {
  const { state, shop, read } = account()
  const milestone = addMilestone(state, shop, { title: 'Beta', createdAt: '2026-10-01T00:00:00.000Z' })
  addIssue(state, shop, { milestone, createdAt: '2026-10-02T00:00:00.000Z' })
  addPull(state, shop, {
    milestone,
    createdAt: '2026-10-03T00:00:00.000Z',
    mergedAt: '2026-11-05T00:00:00.000Z',
  })

  const readings = await read(milestoneUrl(state, shop, milestone))

  expect(readings).toMatchObject([{ title: 'Beta', lastActivity: '2026-11-05T00:00:00.000Z' }])
})
