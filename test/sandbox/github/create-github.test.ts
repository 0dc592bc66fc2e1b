import { Octokit } from '@octokit/rest'
import { expect, test } from 'vitest'
import { secondaryLimit } from '#src/sandbox/github/answer-faults.ts'
import { addIssue, addMilestone, addPull, closeItem } from '#src/sandbox/github/seed.ts'
import { serveAt } from '#test/support/network.ts'
import { get, organisation, token } from './organisation.ts'

const at = { owner: 'acme', repo: 'shop' }

test('the real Octokit reads milestones, issues, pull requests and searches', async () => {
  const { state, octokit, shop, requests } = organisation()
  const launch = addMilestone(state, shop, { title: 'Launch', dueOn: '2026-12-31T08:00:00.000Z' })
  addIssue(state, shop, { milestone: launch, closedAt: '2026-11-18T09:30:00.123Z' })
  addPull(state, shop, { milestone: launch, mergedAt: '2026-11-19T10:00:00.000Z', author: null })
  const milestone = await octokit.rest.issues.getMilestone({ ...at, milestone_number: 1 })
  expect(milestone.data).toMatchObject({
    title: 'Launch',
    html_url: 'https://github.com/acme/shop/milestone/1',
    due_on: '2026-12-31T08:00:00Z',
    open_issues: 0,
    closed_issues: 2,
  })
  const issue = await octokit.rest.issues.get({ ...at, issue_number: 1 })
  expect(issue.data).toMatchObject({
    state: 'closed',
    state_reason: 'completed',
    closed_at: '2026-11-18T09:30:00Z',
    milestone: { number: 1 },
  })
  const pull = await octokit.rest.pulls.get({ ...at, pull_number: 2 })
  expect(pull.data).toMatchObject({
    state: 'closed',
    merged: true,
    merged_at: '2026-11-19T10:00:00Z',
    user: { login: 'ghost' },
  })
  const found = await octokit.rest.search.issuesAndPullRequests({ q: 'repo:acme/shop is:pr is:merged' })
  expect(found.data).toMatchObject({
    total_count: 1,
    incomplete_results: false,
    items: [{ number: 2, pull_request: { merged_at: '2026-11-19T10:00:00Z' } }],
  })
  const user = await octokit.rest.users.getAuthenticated()
  expect(user.data.login).toBe('okr-sync-bot')
  expect(requests.map(({ path, status }) => [path, status])).toEqual([
    ['/repos/acme/shop/milestones/1', 200],
    ['/repos/acme/shop/issues/1', 200],
    ['/repos/acme/shop/pulls/2', 200],
    ['/search/issues?q=repo%3Aacme%2Fshop%20is%3Apr%20is%3Amerged', 200],
    ['/user', 200],
  ])
})

test('an Enterprise server answers the real Octokit under /api/v3 and /api/graphql', async () => {
  const { app, state, shop, requests } = organisation()
  serveAt('https://github.acme.test', app)
  const octokit = new Octokit({ auth: token, baseUrl: 'https://github.acme.test/api/v3' })
  addIssue(state, shop)
  const issue = await octokit.rest.issues.get({ ...at, issue_number: 1 })
  expect(issue.data.url).toBe('https://github.acme.test/api/v3/repos/acme/shop/issues/1')
  const query = '{ repository(owner: "acme", name: "shop") { nameWithOwner } }'
  await expect(octokit.graphql(query)).resolves.toEqual({ repository: { nameWithOwner: 'acme/shop' } })
  expect(requests.map(({ path }) => path)).toEqual(['/api/v3/repos/acme/shop/issues/1', '/api/graphql'])
})

test('names of owners and repositories are found in any case', async () => {
  const { octokit } = organisation()
  const found = await octokit.rest.repos.get({ owner: 'Acme', repo: 'SHOP' })
  expect(found.data).toMatchObject({ full_name: 'acme/shop', private: true, open_issues_count: 0 })
})

test.each([
  '/repos/acme/secret',
  '/repos/acme/secret/milestones/1',
  '/repos/acme/shop/milestones/9',
  '/repos/acme/shop/issues/9',
  '/repos/acme/shop/pulls/1',
  '/repos/acme/shop/unheard-of',
])('%s is Not Found', async (path) => {
  const { state, shop } = organisation()
  addIssue(state, shop)
  const response = await get(path)
  expect([response.status, await response.json()]).toEqual([
    404,
    { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
  ])
})

test.each<[string, Record<string, string | null>, number, string]>([
  ['a wrong token', { Authorization: 'token ghp_other' }, 401, 'Bad credentials'],
  ['a foreign scheme', { Authorization: `Basic ${token}` }, 401, 'Bad credentials'],
  ['no token', { Authorization: null }, 401, 'Requires authentication'],
  [
    'an unknown version',
    { 'X-GitHub-Api-Version': '2019-01-01' },
    400,
    'Version 2019-01-01 is not supported',
  ],
  ['no User-Agent', { 'User-Agent': '' }, 403, 'User-Agent'],
])('%s is refused', async (_name, headers, status, message) => {
  organisation()
  const response = await get('/user', headers)
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(message)])
})

test('a bearer token and the newest version are taken, and the version is confirmed', async () => {
  organisation()
  const version = '2026-03-10'
  const response = await get('/rate_limit', {
    Authorization: `Bearer ${token}`,
    'X-GitHub-Api-Version': version,
  })
  expect(response.headers.get('x-github-api-version-selected')).toBe(version)
  expect(Object.keys((await response.json()) as object)).toEqual(['resources'])
})

test('what did not change is a 304 until it changes', async () => {
  const { state, shop, octokit } = organisation()
  const issue = addIssue(state, shop)
  const first = await get('/repos/acme/shop/issues/1')
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\/".+"$/)
  const unchanged = octokit.rest.issues.get({ ...at, issue_number: 1, headers: { 'if-none-match': etag } })
  await expect(unchanged).rejects.toMatchObject({ status: 304 })
  closeItem(issue, '2026-11-20T08:00:00.000Z')
  expect((await get('/repos/acme/shop/issues/1', { 'If-None-Match': etag })).status).toBe(200)
})

test('an ETag is worth nothing to another token', async () => {
  const [mine, yours] = ['ghp_mine', 'ghp_yours']
  organisation(mine)
  const first = await get('/rate_limit', { Authorization: `token ${mine}` })
  const seen = { 'If-None-Match': first.headers.get('etag') }
  expect((await get('/rate_limit', { Authorization: `token ${mine}`, ...seen })).status).toBe(304)
  organisation(yours)
  expect((await get('/rate_limit', { Authorization: `token ${yours}`, ...seen })).status).toBe(200)
})

test('a planned fault answers one request and is gone', async () => {
  const { state, octokit } = organisation()
  state.faults.push(secondaryLimit(60))
  await expect(octokit.rest.users.getAuthenticated()).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining('secondary rate limit'),
    response: { headers: { 'retry-after': '60' } },
  })
  await expect(octokit.rest.users.getAuthenticated()).resolves.toMatchObject({ status: 200 })
})
