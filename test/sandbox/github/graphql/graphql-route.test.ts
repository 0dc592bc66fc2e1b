import { expect, test } from 'vitest'
import { addIssue, addMilestone, addPull } from '#src/sandbox/github/seed.ts'
import { organisation, origin, token } from '#test/sandbox/github/organisation.ts'

function post(body: unknown): Promise<Response> {
  const headers = { Authorization: `bearer ${token}`, 'User-Agent': 'test' }
  return fetch(`${origin}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) })
}

test('the real Octokit reads milestones, issues and pull requests of several repositories in one document', async () => {
  const { state, octokit, shop, requests } = organisation()
  const launch = addMilestone(state, shop, { title: 'Launch' })
  addIssue(state, shop, { milestone: launch, state: 'closed' })
  addIssue(state, shop, { milestone: launch, author: null })
  addPull(state, shop, { milestone: launch, mergedAt: '2026-11-19T10:00:00.000Z', author: 'ada' })
  const data = await octokit.graphql(
    `query Work($owner: String!, $name: String!) {
      shop: repository(owner: $owner, name: $name) {
        nameWithOwner
        milestone(number: 1) {
          title url state progressPercentage closedAt
          open: issues(states: OPEN) { totalCount }
          closed: issues(states: CLOSED) { totalCount }
          pullRequests(first: 5) { nodes { number state mergedAt } }
        }
        none: milestone(number: 9) { title }
        issue(number: 2) { state stateReason url author { login } milestone { number } }
        issueOrPullRequest(number: 3) { __typename ... on PullRequest { merged url author { login } } }
      }
    }`,
    { owner: 'acme', name: 'shop' },
  )
  expect(data).toEqual({
    shop: {
      nameWithOwner: 'acme/shop',
      milestone: {
        title: 'Launch',
        url: 'https://github.com/acme/shop/milestone/1',
        state: 'OPEN',
        progressPercentage: 200 / 3,
        closedAt: null,
        open: { totalCount: 1 },
        closed: { totalCount: 1 },
        pullRequests: { nodes: [{ number: 3, state: 'MERGED', mergedAt: '2026-11-19T10:00:00Z' }] },
      },
      none: null,
      issue: {
        state: 'OPEN',
        stateReason: null,
        url: 'https://github.com/acme/shop/issues/2',
        author: null,
        milestone: { number: 1 },
      },
      issueOrPullRequest: {
        __typename: 'PullRequest',
        merged: true,
        url: 'https://github.com/acme/shop/pull/3',
        author: { login: 'ada' },
      },
    },
  })
  expect(requests).toEqual([{ method: 'POST', path: '/graphql', status: 200 }])
})

test('a duplicate is one only for those who know the word', async () => {
  const { state, octokit, shop } = organisation()
  addIssue(state, shop, { state: 'closed', stateReason: 'duplicate' })
  const query = `{ repository(owner: "acme", name: "shop") {
    issue(number: 1) { old: stateReason new: stateReason(enableDuplicate: true) }
  } }`
  await expect(octokit.graphql(query)).resolves.toEqual({
    repository: { issue: { old: 'NOT_PLANNED', new: 'DUPLICATE' } },
  })
})

test('what is missing is an error beside the data of the rest', async () => {
  const { state, octokit, shop } = organisation()
  addIssue(state, shop)
  const query = `{
    shop: repository(owner: "acme", name: "shop") {
      issue(number: 1) { number }
      gone: issue(number: 9) { number }
      pullRequest(number: 1) { number }
      issueOrPullRequest(number: 9) { __typename }
    }
    secret: repository(owner: "acme", name: "secret") { name }
  }`
  await expect(octokit.graphql(query)).rejects.toMatchObject({
    name: 'GraphqlResponseError',
    data: {
      shop: { issue: { number: 1 }, gone: null, pullRequest: null, issueOrPullRequest: null },
      secret: null,
    },
    errors: [
      {
        type: 'NOT_FOUND',
        path: ['shop', 'gone'],
        message: 'Could not resolve to an Issue with the number of 9.',
      },
      {
        type: 'NOT_FOUND',
        path: ['shop', 'pullRequest'],
        message: 'Could not resolve to a PullRequest with the number of 1.',
      },
      {
        type: 'NOT_FOUND',
        path: ['shop', 'issueOrPullRequest'],
        message: 'Could not resolve to an issue or pull request with the number of 9.',
      },
      {
        type: 'NOT_FOUND',
        path: ['secret'],
        message: "Could not resolve to a Repository with the name 'acme/secret'.",
      },
    ],
  })
})

test('a search counts and lists; in a repository that the token cannot see it finds nothing', async () => {
  const { state, octokit, shop } = organisation()
  addIssue(state, shop, { title: 'Slow' })
  addPull(state, shop)
  const found = await octokit.graphql(`{
    issues: search(query: "repo:acme/shop is:issue", type: ISSUE, first: 10) {
      issueCount
      nodes { ... on Issue { title } ... on PullRequest { merged } }
    }
    all: search(query: "repo:acme/shop", type: ISSUE) { issueCount }
    secret: search(query: "repo:acme/secret is:issue", type: ISSUE) { issueCount }
    people: search(query: "ada", type: USER) { issueCount }
  }`)
  expect(found).toEqual({
    issues: { issueCount: 1, nodes: [{ title: 'Slow' }] },
    all: { issueCount: 2 },
    secret: { issueCount: 0 },
    people: { issueCount: 0 },
  })
})

test('a search is paged through by cursor', async () => {
  const { state, octokit, shop } = organisation()
  for (let number = 1; number <= 5; number += 1) addIssue(state, shop)
  const query = `query Page($after: String) {
    search(query: "is:issue", type: ISSUE, first: 2, after: $after) {
      nodes { ... on Issue { number } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`
  interface Page {
    search: { nodes: { number: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
  }
  const seen: number[] = []
  let after: string | null = null
  do {
    const page: Page = await octokit.graphql(query, { after })
    seen.push(...page.search.nodes.map(({ number }) => number))
    after = page.search.pageInfo.hasNextPage ? page.search.pageInfo.endCursor : null
  } while (after !== null)
  expect(seen).toEqual([5, 4, 3, 2, 1])
})

test.each([
  [
    'no page size',
    'search(query: "is:issue", type: ISSUE) { nodes { __typename } }',
    'MISSING_PAGINATION_BOUNDARIES',
  ],
  [
    'a page above 100',
    'search(query: "is:issue", type: ISSUE, first: 101) { pageInfo { hasNextPage } }',
    'EXCESSIVE_PAGINATION',
  ],
  [
    'a cursor of nowhere',
    'search(query: "is:issue", type: ISSUE, first: 1, after: "x") { issueCount }',
    'INVALID_CURSOR_ARGUMENTS',
  ],
])('%s is refused', async (_name, field, type) => {
  organisation()
  const response = await post({ query: `{ ${field} }` })
  expect([response.status, await response.json()]).toMatchObject([200, { errors: [{ type }] }])
})

test('a document that does not parse or fit is HTTP 200 with errors and no data', async () => {
  organisation()
  for (const query of ['{ repository(', '{ repository(owner: "acme", name: "shop") { colour } }']) {
    const response = await post({ query })
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      errors: [expect.objectContaining({ message: expect.any(String) })],
    })
  }
  expect((await post('no document')).status).toBe(400)
})

test('a spent limit is HTTP 200 with an error of type RATE_LIMITED', async () => {
  const { state, octokit, clock } = organisation()
  state.limits.graphql = 1
  const resetAt = new Date(clock.now.getTime() + 3_600_000).toISOString()
  await expect(octokit.graphql('{ rateLimit { limit cost remaining used resetAt } }')).resolves.toEqual({
    rateLimit: { limit: 1, cost: 1, remaining: 0, used: 1, resetAt },
  })
  const response = await post({ query: '{ viewer { login } }' })
  expect(response.status).toBe(200)
  expect(response.headers.get('x-ratelimit-remaining')).toBe('0')
  expect(response.headers.get('x-ratelimit-resource')).toBe('graphql')
  expect(await response.json()).toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] })
  clock.now = new Date(resetAt)
  await expect(octokit.graphql('{ viewer { login } }')).resolves.toEqual({
    viewer: { login: 'okr-sync-bot' },
  })
})
