import { expect, test } from 'vitest'
import { post, workspace } from './workspace.ts'

test.each([
  ['an object and its scalars', '{ viewer { id name email } }', 2],
  ['50 items where no number is given', '{ issues { nodes { id title createdAt } } }', 66],
  ['as many items as are asked for', '{ issues(first: 10) { nodes { id title createdAt } } }', 14],
  ['edges like nodes', '{ issues(last: 10) { edges { node { id title createdAt } } } }', 24],
  [
    'what a fragment holds',
    '{ issues(first: 10) { nodes { ...On } } } fragment On on Issue { id title createdAt }',
    14,
  ],
  ['what an inline fragment holds', '{ issues(first: 10) { nodes { ... on Issue { id } } } }', 12],
  ['lists within lists', '{ projects(first: 10) { nodes { issues(first: 10) { nodes { id } } } } }', 131],
])('complexity counts %s', async (_name, query, points) => {
  workspace()
  const response = await post({ query })
  expect(response.headers.get('x-complexity')).toBe(String(points))
})

test('a page size in a variable counts, its default too', async () => {
  workspace()
  const query = 'query Issues($n: Int = 10) { issues(first: $n) { nodes { id } } }'
  const given = await post({ query, variables: { n: 100 } })
  expect(given.headers.get('x-complexity')).toBe('111')
  const byDefault = await post({ query })
  expect(byDefault.headers.get('x-complexity')).toBe('12')
})

test('a query above 10,000 points is refused and not charged', async () => {
  workspace()
  const query = '{ projects(first: 100) { nodes { issues(first: 100) { nodes { id } } } } }'
  const response = await post({ query })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    errors: [
      {
        message: 'Query too complex',
        extensions: {
          code: 'INPUT_ERROR',
          userPresentableMessage: expect.stringContaining('Maximum allowed complexity: 10000.'),
        },
      },
    ],
  })
  expect(response.headers.get('x-ratelimit-requests-remaining')).toBe('2500')
})
