import fc from 'fast-check'
import { expect, test } from 'vitest'
import { progressOf } from '#src/sandbox/linear/progress.ts'
import {
  addIssue,
  addMilestone,
  addProject,
  addTeam,
  type IssueSeed,
  moveIssue,
  postUpdate,
} from '#src/sandbox/linear/seed.ts'
import { createLinearState, type LinearIssueState } from '#src/sandbox/linear/state.ts'
import { workspace } from './workspace.ts'

const later = '2026-11-20T09:00:00.000Z'

test.each<[string, IssueSeed[], { progress: number; scope: number }]>([
  ['no issues are no scope', [], { progress: 0, scope: 0 }],
  [
    'work in progress counts a quarter',
    [
      { state: 'completed', estimate: 3 },
      { state: 'started', estimate: 4 },
      { state: 'unstarted', estimate: 1 },
    ],
    { progress: 0.5, scope: 8 },
  ],
  [
    'an issue without an estimate is one point',
    [{ state: 'completed' }, { estimate: 3 }],
    { progress: 0.25, scope: 4 },
  ],
  [
    'cancelled, duplicate and trashed issues are no scope',
    [{ state: 'completed' }, { state: 'canceled' }, { state: 'duplicate' }, { trashed: true }],
    { progress: 1, scope: 1 },
  ],
  [
    'archived issues still count',
    [{ state: 'completed', archivedAt: later }, {}],
    { progress: 0.5, scope: 2 },
  ],
])('%s', async (_fact, issues, expected) => {
  const { state, team, ask } = workspace()
  addProject(state, { name: 'Any', team, issues })
  await expect(ask('{ projects { nodes { progress scope } } }')).resolves.toEqual({
    projects: { nodes: [expected] },
  })
})

test('progress is within 0..1 and never falls when an issue is completed', () => {
  const states: LinearIssueState[] = [
    'triage',
    'backlog',
    'unstarted',
    'started',
    'completed',
    'canceled',
    'duplicate',
  ]
  const seeds = fc.array(
    fc.record({
      state: fc.constantFrom(...states),
      estimate: fc.option(fc.integer({ min: 0, max: 21 })),
    }),
    { minLength: 1, maxLength: 20 },
  )
  fc.assert(
    fc.property(seeds, (issues) => {
      const { state, project } = seeded(issues)
      const before = progressOf(state.issues)
      expect(before.progress).toBeGreaterThanOrEqual(0)
      expect(before.progress).toBeLessThanOrEqual(1)
      const open = state.issues.find((issue) => issue.projectId === project.id && issue.state === 'unstarted')
      if (open) moveIssue(open, 'completed', later)
      expect(progressOf(state.issues).progress).toBeGreaterThanOrEqual(before.progress)
    }),
  )
})

test('re-opening an issue takes its completion back and keeps its start', () => {
  const { state, team } = seeded([])
  const issue = addIssue(state, { team, state: 'completed', createdAt: '2026-11-01T08:00:00.000Z' })
  expect(issue).toMatchObject({ startedAt: issue.createdAt, completedAt: issue.createdAt })
  moveIssue(issue, 'started', later)
  expect(issue).toMatchObject({ startedAt: issue.createdAt, completedAt: null, updatedAt: later })
  moveIssue(issue, 'canceled', later)
  expect(issue).toMatchObject({ canceledAt: later })
})

test('health is that of the latest update, and nothing before the first', async () => {
  const { state, team, ask } = workspace()
  const project = addProject(state, { name: 'Checkout', team })
  const query = '{ projects { nodes { health healthUpdatedAt lastUpdate { health } } } }'
  const nodes = [{ health: null, healthUpdatedAt: null, lastUpdate: null }]
  await expect(ask(query)).resolves.toEqual({ projects: { nodes } })
  postUpdate(state, project, 'onTrack', '2026-11-10T08:00:00.000Z')
  postUpdate(state, project, 'offTrack', later)
  await expect(ask(query)).resolves.toEqual({
    projects: { nodes: [{ health: 'offTrack', healthUpdatedAt: later, lastUpdate: { health: 'offTrack' } }] },
  })
})

test('a milestone is done, overdue, next or not started', async () => {
  const { state, team, ask } = workspace()
  const project = addProject(state, { name: 'Checkout', team })
  addMilestone(state, { name: 'Alpha', project, team, issues: [{ state: 'completed' }] })
  addMilestone(state, { name: 'Late', project, team, targetDate: '2026-11-19', issues: [{}] })
  addMilestone(state, { name: 'Beta', project, team, targetDate: '2026-11-20' })
  addMilestone(state, { name: 'Launch', project, team })
  const query = '{ project(id: "SLUG") { projectMilestones { nodes { name status } } } }'
  const data = (await ask(query.replace('SLUG', project.slugId))) as {
    project: { projectMilestones: { nodes: { name: string; status: string }[] } }
  }
  const found = data.project.projectMilestones.nodes.map(({ name, status }) => [name, status])
  expect(Object.fromEntries(found)).toEqual({
    Alpha: 'done',
    Late: 'overdue',
    Beta: 'next',
    Launch: 'unstarted',
  })
})

function seeded(issues: IssueSeed[]) {
  const state = createLinearState({ now: () => new Date('2026-11-20T08:00:00.000Z'), urlKey: 'acme' })
  const team = addTeam(state, { key: 'ENG' })
  const project = addProject(state, { name: 'Any', team, issues })
  return { state, team, project }
}
