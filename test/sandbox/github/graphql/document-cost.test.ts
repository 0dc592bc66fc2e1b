import { buildSchema, parse } from 'graphql'
import { expect, test } from 'vitest'
import { documentCost } from '#src/sandbox/github/graphql/document-cost.ts'
import { githubSchema } from '#src/sandbox/github/graphql/schema.ts'
import { organisation, origin, token } from '#test/sandbox/github/organisation.ts'

const schema = buildSchema(githubSchema)
const cost = (query: string, variables = {}) => documentCost(schema, parse(query), variables)
const shop = 'repository(owner: "acme", name: "shop")'

test.each([
  ['no connection', '{ viewer { login } }', 1, 0],
  ['a page', `{ ${shop} { pullRequests(first: 50) { nodes { number } } } }`, 1, 50],
  // 1 + 100 + 100 * 50 requests; 100 + 100 * 50 + 100 * 50 * 60 nodes.
  [
    'pages in pages',
    `{ ${shop} { milestones(first: 100) { nodes { pullRequests(first: 50) { nodes { reviews(first: 60) { nodes { state } } } } } } } }`,
    51,
    305_100,
  ],
  ['counts alone', `{ ${shop} { milestones(first: 100) { nodes { issues { totalCount } } } } }`, 1, 100],
  // Twice 1 + 100 requests.
  [
    'aliases, fragments and types',
    `{ a: ${shop} { ...All } b: ${shop} { ... on Repository { ...All } } }
    fragment All on Repository { pullRequests(first: 100) { nodes { reviews(first: 1) { nodes { state } } } } }`,
    2,
    400,
  ],
  // 1 + 100 requests.
  [
    'what may be one of several types',
    '{ search(query: "", type: ISSUE, first: 100) { nodes { ... on PullRequest { reviews(first: 2) { totalCount } } } } }',
    1,
    300,
  ],
])('a document with %s', (_name, query, points, nodes) => {
  expect(cost(query)).toEqual({ points, nodes })
})

test('page sizes may stand in variables', () => {
  const query = `query Q($given: Int!, $default: Int = 7) { ${shop} {
    issues(first: $given) { totalCount } milestones(first: $default) { totalCount }
  } }`
  expect(cost(query, { given: 30 }).nodes).toBe(37)
})

test('a document is charged its points and tells them', async () => {
  const { octokit } = organisation()
  const query = `{ rateLimit { cost nodeCount used } ${shop} {
    pullRequests(first: 100) { nodes { reviews(first: 1) { nodes { state } } commits(first: 1) { nodes { __typename } } } }
  } }`
  await expect(octokit.graphql(query)).resolves.toMatchObject({
    rateLimit: { cost: 2, nodeCount: 300, used: 2 },
  })
})

test('a document that could bring too many nodes is refused for a point, and a page below nothing too', async () => {
  organisation()
  const post = async (query: string) => {
    const headers = { Authorization: `bearer ${token}`, 'User-Agent': 'test' }
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    })
    return [response.headers.get('x-ratelimit-used'), await response.json()]
  }
  const many = `{ ${shop} { milestones(first: 100) { nodes { issues(first: 100) { nodes { number } } pullRequests(first: 100) { nodes { reviews(first: 49) { totalCount } } } } } } }`
  expect(await post(many)).toEqual([
    '1',
    {
      errors: [
        {
          type: 'MAX_NODE_LIMIT_EXCEEDED',
          message:
            'This query requests up to 510,100 possible nodes which exceeds the maximum limit of 500,000.',
        },
      ],
    },
  ])
  expect(await post(`{ ${shop} { issues(first: -1) { nodes { number } } } }`)).toMatchObject([
    '2',
    { errors: [{ type: 'INVALID_PAGINATION', path: ['repository', 'issues', 'nodes'] }] },
  ])
})
