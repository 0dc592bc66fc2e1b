import { expect, test } from 'vitest'
import { addIssue, addMilestone, addProject, addTeam } from '#src/sandbox/linear/seed.ts'
import { post, workspace } from './workspace.ts'

function board() {
  const { state, team, ask } = workspace()
  const ops = addTeam(state, { key: 'OPS' })
  const checkout = addProject(state, { name: 'Checkout', team })
  const beta = addMilestone(state, { name: 'Beta', project: checkout, team })
  const at = (day: string) => ({ createdAt: `${day}T08:00:00.000Z` })
  addIssue(state, {
    team,
    title: 'A',
    state: 'completed',
    estimate: 1,
    project: checkout,
    ...at('2026-11-01'),
  })
  addIssue(state, {
    team,
    title: 'B',
    state: 'started',
    estimate: 5,
    project: checkout,
    milestone: beta,
    ...at('2026-11-08'),
  })
  addIssue(state, { team, title: 'C', ...at('2026-11-15') })
  addIssue(state, { team: ops, title: 'D', estimate: 2, ...at('2026-11-19') })
  return async (filter: object) => {
    const query = 'query Issues($filter: IssueFilter) { issues(filter: $filter) { nodes { title } } }'
    const data = (await ask(query, { filter })) as { issues: { nodes: { title: string }[] } }
    return data.issues.nodes
      .map(({ title }) => title)
      .toSorted()
      .join('')
  }
}

test.each([
  ['eq', { title: { eq: 'A' } }, 'A'],
  ['neq', { title: { neq: 'A' } }, 'BCD'],
  ['in', { number: { in: [1, 3] } }, 'ACD'],
  ['nin', { title: { nin: ['A', 'B'] } }, 'CD'],
  ['gt and lte together', { estimate: { gt: 1, lte: 5 } }, 'BD'],
  ['gte', { estimate: { gte: 2 } }, 'BD'],
  ['lt passes over what has no estimate', { estimate: { lt: 3 } }, 'AD'],
  ['null', { estimate: { null: true } }, 'C'],
  ['not null', { completedAt: { null: false } }, 'A'],
  ['two fields must both match', { number: { eq: 1 }, team: { key: { eq: 'OPS' } } }, 'D'],
  [
    'or of issues by team and number',
    {
      or: [
        { team: { key: { eq: 'ENG' } }, number: { in: [2, 9] } },
        { team: { key: { eq: 'OPS' } }, number: { in: [1] } },
      ],
    },
    'BD',
  ],
  ['and', { and: [{ number: { gt: 1 } }, { team: { key: { eq: 'ENG' } } }] }, 'BC'],
  ['a relation', { project: { name: { eq: 'Checkout' } } }, 'AB'],
  ['a missing relation', { project: { null: true } }, 'CD'],
  ['a relation of a relation', { projectMilestone: { project: { name: { eq: 'Checkout' } } } }, 'B'],
  ['the type of a state', { state: { type: { in: ['started', 'completed'] } } }, 'AB'],
  ['a date', { createdAt: { gt: '2026-11-08' } }, 'BCD'],
  ['a date that equals to the millisecond', { createdAt: { eq: '2026-11-08T08:00:00Z' } }, 'B'],
  ['a duration from now', { createdAt: { gte: '-P2W' } }, 'BCD'],
])('filters by %s', async (_name, filter, expected) => {
  const find = board()
  await expect(find(filter)).resolves.toBe(expected)
})

test('a date that is none is refused', async () => {
  board()
  const query = '{ issues(filter: { createdAt: { gt: "soon" } }) { nodes { title } } }'
  const response = await post({ query })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('soon')
})
