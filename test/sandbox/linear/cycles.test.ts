import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCycle, closeCycle, putIntoCycle } from '#src/sandbox/linear/cycles.ts'
import { historyOf } from '#src/sandbox/linear/history.ts'
import {
  addIssue,
  addProject,
  addTeam,
  attachPull,
  moveIssue,
  moveToTeam,
  trashIssue,
} from '#src/sandbox/linear/seed.ts'
import { cycleUrl, issueUrl, teamUrl } from '#src/sandbox/linear/urls.ts'
import { workspace } from './workspace.ts'

const november = (day: number) => new Date(Date.UTC(2026, 10, day, 8)).toISOString()

test('a cycle has one entry a day, reckoned from the dates of its issues', async () => {
  const { state, team, ask } = workspace()
  const cycle = addCycle(state, { team, startsAt: november(17), endsAt: november(24) })
  const seeds = [3, 5, null].map((estimate) =>
    addIssue(state, { team, cycle, estimate, createdAt: november(10) }),
  )
  const [first, second, third] = seeds
  if (!first || !second || !third) throw new Error('three issues')
  moveIssue(first, 'started', november(17))
  moveIssue(first, 'completed', november(19))
  moveIssue(second, 'canceled', november(19))
  const late = addIssue(state, { team, estimate: 8, createdAt: november(1) })
  putIntoCycle(late, cycle, november(20))

  await expect(
    ask(`{ cycles { nodes {
      isActive progress scopeHistory completedScopeHistory inProgressScopeHistory
      issueCountHistory completedIssueCountHistory
    } } }`),
  ).resolves.toEqual({
    cycles: {
      nodes: [
        {
          isActive: true,
          progress: 3 / 12,
          scopeHistory: [9, 4, 12],
          completedScopeHistory: [0, 3, 3],
          inProgressScopeHistory: [3, 0, 0],
          issueCountHistory: [3, 2, 3],
          completedIssueCountHistory: [0, 1, 1],
        },
      ],
    },
  })
  expect(cycleUrl(state, cycle)).toBe(`${teamUrl(state, team)}/cycle/1`)
})

test('a cycle that is closed early keeps its figures, and its open issues go over', async () => {
  const { state, team, ask } = workspace()
  const cycle = addCycle(state, { team, startsAt: november(9), endsAt: november(23) })
  const next = addCycle(state, { team, startsAt: november(23), endsAt: november(30) })
  addIssue(state, { team, cycle, title: 'Done', state: 'completed', estimate: 2, createdAt: november(9) })
  addIssue(state, { team, cycle, title: 'Open', estimate: 6, createdAt: november(9) })
  closeCycle(state, cycle, november(11), next)
  const data = await ask(`{ cycles(orderBy: createdAt) { nodes {
    number isActive isPast isNext isPrevious completedAt endsAt scopeHistory completedScopeHistory
    issues { nodes { title } } uncompletedIssuesUponClose { nodes { title } }
  } } }`)
  expect(data).toMatchObject({
    cycles: {
      nodes: [
        { number: 2, isNext: true, isPast: false, completedAt: null, issues: { nodes: [{ title: 'Open' }] } },
        {
          number: 1,
          isActive: false,
          isPast: true,
          isPrevious: true,
          completedAt: november(11),
          endsAt: november(11),
          scopeHistory: [8, 8],
          completedScopeHistory: [2, 2],
          issues: { nodes: [{ title: 'Done' }] },
          uncompletedIssuesUponClose: { nodes: [{ title: 'Open' }] },
        },
      ],
    },
  })
})

test('cycles are found by team, by number, by their dates, and as the active or the next one', async () => {
  const { state, team, ask } = workspace()
  const ops = addTeam(state, { key: 'OPS', estimation: 'notUsed', unestimated: 0 })
  for (const of of [team, ops]) {
    addCycle(state, { team: of, startsAt: november(2), endsAt: november(16), history: { scopeHistory: [1] } })
    addCycle(state, { team: of, startsAt: november(16), endsAt: november(30) })
    addCycle(state, { team: of, startsAt: november(30), endsAt: november(44) })
    addCycle(state, { team: of, startsAt: november(44), endsAt: november(58) })
  }
  const find = async (filter: object) => {
    const query = `query Cycles($filter: CycleFilter) { cycles(filter: $filter) { nodes { number team { key } } } }`
    const { cycles } = (await ask(query, { filter })) as {
      cycles: { nodes: { number: number; team: { key: string } }[] }
    }
    return cycles.nodes.map(({ number, team: { key } }) => `${key} ${number}`).toSorted()
  }
  await expect(find({ isActive: { eq: true } })).resolves.toEqual(['ENG 2', 'OPS 2'])
  await expect(find({ team: { key: { eq: 'OPS' } }, isNext: { eq: true } })).resolves.toEqual(['OPS 3'])
  await expect(find({ or: [{ team: { key: { eq: 'ENG' } }, number: { in: [1, 9] } }] })).resolves.toEqual([
    'ENG 1',
  ])
  await expect(find({ completedAt: { lt: november(20) } })).resolves.toEqual(['ENG 1', 'OPS 1'])
  await expect(
    ask(
      '{ team(id: "OPS") { issueEstimationType defaultIssueEstimate cycles(first: 1) { nodes { number } } } }',
    ),
  ).resolves.toEqual({
    team: { issueEstimationType: 'notUsed', defaultIssueEstimate: 0, cycles: { nodes: [{ number: 4 }] } },
  })
})

test('an issue that moves to another team gets a number there and is found by its old identifier', async () => {
  const { state, team, ask } = workspace()
  const ops = addTeam(state, { key: 'OPS' })
  const issue = addIssue(state, { team, title: 'Ship it' })
  expect(issueUrl(state, issue)).toContain('/issue/ENG-1/')
  moveToTeam(issue, ops, november(19))
  const found = '{ identifier previousIdentifiers }'
  await expect(
    ask(`{
      issue(id: "ENG-1") ${found}
      byBranch: issueVcsBranchSearch(branchName: "someone/eng-1-ship-it") ${found}
      none: issueVcsBranchSearch(branchName: "main") ${found}
    }`),
  ).resolves.toEqual({
    issue: { identifier: 'OPS-1', previousIdentifiers: ['ENG-1'] },
    byBranch: { identifier: 'OPS-1', previousIdentifiers: ['ENG-1'] },
    none: null,
  })
})

test('what is in the trash is archived and listed only with the archived', async () => {
  const { state, team, ask } = workspace()
  trashIssue(addIssue(state, { team }), november(19))
  await expect(ask('{ issues { nodes { trashed } } }')).resolves.toEqual({ issues: { nodes: [] } })
  await expect(ask('{ issues(includeArchived: true) { nodes { trashed archivedAt } } }')).resolves.toEqual({
    issues: { nodes: [{ trashed: true, archivedAt: november(19) }] },
  })
})

test('labels and attached pull requests are read and filtered by', async () => {
  const { state, team, ask } = workspace()
  const bug = addIssue(state, { team, title: 'A', labels: ['Bug', 'API'] })
  addIssue(state, { team, title: 'B', labels: ['API'] })
  const url = 'https://github.com/acme/shop/pull/7'
  attachPull(state, bug, { url, status: 'merged', at: november(18), linkKind: 'contributes' })
  const query = `query Issues($filter: IssueFilter) { issues(filter: $filter) { nodes { title } } }`
  const find = async (filter: object) => {
    const { issues } = (await ask(query, { filter })) as { issues: { nodes: { title: string }[] } }
    return issues.nodes.map(({ title }) => title).toSorted()
  }
  await expect(find({ labels: { some: { name: { eq: 'API' } } } })).resolves.toEqual(['A', 'B'])
  await expect(find({ labels: { every: { name: { eq: 'API' } } } })).resolves.toEqual(['B'])
  await expect(find({ attachments: { some: { sourceType: { eq: 'github' } } } })).resolves.toEqual(['A'])
  await expect(find({ cycle: { null: true }, team: { key: { eq: 'ENG' } } })).resolves.toEqual(['A', 'B'])
  await expect(
    ask(
      '{ issue(id: "ENG-1") { attachments(filter: { sourceType: { eq: "github" } }) { nodes { url sourceType metadata } } } }',
    ),
  ).resolves.toEqual({
    issue: {
      attachments: {
        nodes: [
          {
            url,
            sourceType: 'github',
            metadata: { url, status: 'merged', draft: false, linkKind: 'contributes' },
          },
        ],
      },
    },
  })
})

test('a project has one entry a week, the last one as of now, whatever cycle its issues came into', async () => {
  const { state, team, ask } = workspace()
  const project = addProject(state, {
    name: 'Checkout',
    team,
    createdAt: november(2),
    issues: [{ estimate: 2 }],
  })
  const cycle = addCycle(state, { team, startsAt: november(16), endsAt: november(30) })
  for (const issue of state.issues) putIntoCycle(issue, cycle, november(18))
  addIssue(state, {
    team,
    project,
    estimate: 3,
    createdAt: november(12),
    state: 'started',
    updatedAt: november(19),
  })
  await expect(
    ask('{ projects { nodes { scope scopeHistory inProgressScopeHistory issueCountHistory } } }'),
  ).resolves.toEqual({
    projects: {
      nodes: [
        {
          scope: 5,
          scopeHistory: [2, 5, 5],
          inProgressScopeHistory: [0, 0, 3],
          issueCountHistory: [1, 2, 2],
        },
      ],
    },
  })
})

test('a history never holds more done or in progress than its scope', () => {
  const day = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null })
  const seeds = fc.array(
    fc.record({ made: fc.integer({ min: 1, max: 30 }), begun: day, ended: day, dropped: day }),
  )
  fc.assert(
    fc.property(seeds, (rows) => {
      const { state, team } = workspace()
      const issues = rows.map(({ made, begun, ended, dropped }) =>
        Object.assign(addIssue(state, { team, createdAt: november(made) }), {
          startedAt: begun && november(begun),
          completedAt: ended && november(ended),
          canceledAt: dropped && november(dropped),
        }),
      )
      const span = { from: Date.parse(november(5)), to: Date.parse(november(25)), days: 1 } as const
      const history = historyOf(issues, span, ({ createdAt }) => createdAt)
      expect(history.scopeHistory).toHaveLength(20)
      for (const [index, scope] of history.scopeHistory.entries()) {
        const worked =
          (history.completedScopeHistory[index] ?? 0) + (history.inProgressScopeHistory[index] ?? 0)
        expect(worked).toBeLessThanOrEqual(scope)
      }
    }),
    { numRuns: 30 },
  )
})
