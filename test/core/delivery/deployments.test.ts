import { expect, test } from 'vitest'
import type { WorkLink } from '#src/core/work/work.ts'
import { at, bot, commit, deployed, incident, NOW, pull, repository, take } from './some-events.ts'

const staging: WorkLink = {
  kind: 'github_environment',
  url: 'https://github.com/acme/shop/deployments/Staging',
  owner: 'acme',
  repo: 'shop',
  environment: 'Staging',
}

test('deploy frequency is successful deployments to production per week of the window', () => {
  const events = [
    deployed('a', at('10-23 11:59')),
    deployed('b', at('10-23 12:01')),
    deployed('c', at('11-02 08:00'), { environment: 'Production' }),
    deployed('c', at('11-03 08:00')),
    deployed('d', at('11-04 08:00'), { environment: 'staging' }),
    deployed('e', at('11-05 08:00'), { statuses: [{ state: 'failure', at: at('11-05 08:01') }] }),
  ]
  expect(take(repository, 'deploy frequency', events)).toMatchObject({ value: 0.75, n: 3, p90: null })
  expect(take(staging, 'deploy frequency', events)).toMatchObject({ value: 0.25, n: 1 })
})

test('a deployment counts from its first success, whatever came after', () => {
  const statuses = [
    { state: 'pending', at: at('10-20 08:00') },
    { state: 'success', at: at('10-24 08:00') },
    { state: 'failure', at: at('10-25 08:00') },
    { state: 'success', at: at('10-26 08:00') },
  ] as const
  const late = deployed('a', at('10-20 08:00'), { changedAt: at('10-26 08:00'), statuses })
  expect(take(repository, 'deploy frequency', [late])).toMatchObject({ value: 0.25 })
})

test('who deployed before the window and not in it deploys zero times a week; who never did has no frequency', () => {
  expect(take(repository, 'deploy frequency', [deployed('a', at('10-01 08:00'))])).toMatchObject({ value: 0 })
  expect(
    take(repository, 'deploy frequency', [deployed('a', at('08-01 08:00'), { changedAt: NOW })]),
  ).toEqual({
    kind: 'none',
    reason: 'empty',
    detail:
      'The repository acme/shop has no deployment to production, prod or live that succeeded in the last 90 days.',
  })
  expect(take(repository, 'deploy frequency', [deployed('a', NOW, { environment: 'prd' })])).toMatchObject({
    detail: expect.stringContaining('; its deployments went to prd.'),
  })
})

test('lead time runs from the first commit to the first deployment that has the merge among its ancestors', () => {
  const events = [
    commit('c1'),
    commit('c2', ['c1']),
    commit('side'),
    commit('c3', ['c2', 'side']),
    commit('c4', ['c3']),
    commit('c5', ['c4']),
    deployed('c2', at('11-10 12:00')),
    deployed('c2', at('11-11 12:00')),
    deployed('c4', at('11-12 12:00')),
    // A rollback brings nothing new.
    deployed('c1', at('11-13 12:00')),
    // 4 h and 26 h.
    pull(1, {
      firstCommitAt: at('11-10 08:00'),
      createdAt: at('11-10 09:00'),
      mergedAt: at('11-10 10:00'),
    }),
    pull(2, {
      firstCommitAt: at('11-09 10:00'),
      createdAt: at('11-10 09:00'),
      mergedAt: at('11-10 11:00'),
    }),
    // Its first commit is not known: 50 h from its creation. It came in by a merge.
    pull(3, { createdAt: at('11-10 10:00'), mergedAt: at('11-10 13:00'), mergeCommit: 'side' }),
    // Merged and not deployed.
    pull(5, { mergedAt: at('11-12 13:00') }),
    // Into another branch: it will not be deployed by itself.
    pull(6, { mergedAt: at('11-12 13:00'), mergeCommit: 'elsewhere' }),
    pull(7, { mergedAt: at('11-10 11:00'), mergeCommit: 'c2', author: bot }),
    pull(8),
  ]
  expect(take(repository, 'lead time', events)).toEqual({
    kind: 'value',
    value: 26,
    n: 3,
    p90: null,
    left: 1,
    unit: null,
  })
})

test('lead time starts with the pull request where its first commit is dated later', () => {
  const dated = (firstCommitAt: string) => [
    deployed('c1', at('11-12 08:00')),
    pull(1, { firstCommitAt, createdAt: at('11-10 08:00'), mergedAt: at('11-12 07:00') }),
  ]
  expect(take(repository, 'lead time', dated(at('11-11 08:00')))).toMatchObject({ value: 48 })
  // By a clock that was days ahead.
  expect(take(repository, 'lead time', dated(at('11-15 08:00')))).toMatchObject({ value: 48, n: 1 })
})

test('pull requests count for the lead time of the window in which they were deployed', () => {
  const events = [
    commit('c1', [], at('10-01 08:00')),
    deployed('c1', at('10-20 08:00')),
    deployed('c1', at('11-10 08:00')),
    pull(1, { createdAt: at('10-01 08:00'), mergedAt: at('10-02 08:00') }),
  ]
  expect(take(repository, 'lead time', events)).toMatchObject({
    kind: 'none',
    reason: 'empty',
    detail: 'No pull request of acme/shop was deployed to production, prod or live in the last 28 days.',
  })
})

test('clocks that differ by five minutes agree, and what cannot be is left out', () => {
  const events = (createdAt: string) => [
    deployed('c1', at('11-10 08:00')),
    pull(1, { createdAt, mergedAt: at('11-10 08:00') }),
  ]
  expect(take(repository, 'lead time', events(at('11-10 08:05')))).toMatchObject({ value: 0, n: 1 })
  expect(take(repository, 'lead time', events(at('11-10 08:06')))).toMatchObject({ kind: 'none' })
})

const fourDeployments = [
  commit('c1'),
  commit('c2', ['c1']),
  commit('c3', ['c2']),
  commit('c4', ['c3']),
  deployed('c1', at('11-02 08:00')),
  deployed('c2', at('11-04 08:00')),
  deployed('c3', at('11-06 08:00')),
  deployed('c4', at('11-08 08:00')),
  pull(2, { mergedAt: at('11-04 07:00') }),
]

test('an incident is put down to the deployment it names, else to the one before it', () => {
  const events = [
    ...fourDeployments,
    // By its pull request: c2, for 72 h. By a commit, which is the same deployment: 80 h.
    incident(1, at('11-07 08:00'), { closedAt: at('11-07 08:00'), causes: { commits: [], pulls: [2] } }),
    incident(2, at('11-07 09:00'), { closedAt: at('11-07 16:00'), causes: { commits: ['C2'], pulls: [] } }),
    // The one before it: c4, not closed.
    incident(3, at('11-08 09:00')),
    // What it names was deployed later, so that it cannot have been the cause: c1, for 2 h.
    incident(4, at('11-02 09:00'), { closedAt: at('11-02 10:00'), causes: { commits: [], pulls: [2] } }),
    // Nothing in the seven days before it.
    incident(5, at('11-16 08:01'), { closedAt: at('11-16 09:00') }),
  ]
  expect(take(repository, 'change failure rate', events)).toMatchObject({ value: 75, n: 4 })
  expect(take(repository, 'time to restore', events)).toMatchObject({ value: 72, n: 3, left: 1 })
  const late = [...fourDeployments, incident(5, at('11-16 08:01'))]
  expect(take(repository, 'change failure rate', late)).toMatchObject({ value: 0 })
  const patient = { policy: { incidentAgeDays: 9 } }
  expect(take(repository, 'change failure rate', late, patient)).toMatchObject({ value: 25 })
})

test('an incident that was closed as a duplicate or as not planned is none', () => {
  const closed = { closedAt: at('11-08 12:00') }
  const real = [...fourDeployments, incident(1, at('11-08 09:00'), closed)]
  const events = [...real, incident(2, at('11-06 09:00'), { ...closed, isDismissed: true })]
  for (const measure of ['change failure rate', 'time to restore'] as const) {
    expect(take(repository, measure, events)).toEqual(take(repository, measure, real))
  }
})

test('an incident may be opened five minutes before the deployment that it names, as clocks are', () => {
  const named = (opened: string) => [
    ...fourDeployments,
    incident(1, opened, { closedAt: at('11-06 10:00'), causes: { commits: ['c3'], pulls: [] } }),
  ]
  // c3 for 2 h; else the one before it, c2, for 50 h.
  expect(take(repository, 'time to restore', named(at('11-06 07:55')))).toMatchObject({ value: 2 })
  expect(take(repository, 'time to restore', named(at('11-06 07:54')))).toMatchObject({ value: 50 })
})

test('an incident may name the beginning of a commit, if that is one commit', () => {
  const hash = (start: string) => start.padEnd(40, '0')
  const events = (text: string) => [
    commit(hash('abcdef12')),
    commit(hash('abcdef13'), [hash('abcdef12')]),
    deployed(hash('abcdef12'), at('11-02 08:00')),
    deployed(hash('abcdef13'), at('11-08 08:00')),
    incident(1, at('11-08 10:00'), { closedAt: at('11-08 12:00'), causes: { commits: [text], pulls: [] } }),
  ]
  expect(take(repository, 'time to restore', events('ABCDEF12'))).toMatchObject({ value: 148 })
  expect(take(repository, 'time to restore', events('abcdef1'))).toMatchObject({ value: 4 })
  expect(take(repository, 'time to restore', events('abcd'))).toMatchObject({ value: 4 })
})

test('a revert is an incident of the deployment that brought what it takes back', () => {
  const reverted = [...fourDeployments, pull(4, { mergedAt: at('11-05 08:00'), reverts: 2 })]
  // c4 carries the revert: four days after c2.
  expect(take(repository, 'change failure rate', reverted)).toMatchObject({ value: 25, n: 4 })
  expect(take(repository, 'time to restore', reverted)).toMatchObject({ value: 96, n: 1 })
})

test('what a revert takes back is broken until the revert is deployed', () => {
  const notDeployed = [...fourDeployments, pull(9, { mergedAt: at('11-05 08:00'), reverts: 2 })]
  expect(take(repository, 'change failure rate', notDeployed)).toMatchObject({ value: 25 })
  expect(take(repository, 'time to restore', notDeployed)).toMatchObject({ kind: 'none' })
  const other = incident(1, at('11-08 09:00'), { closedAt: at('11-08 11:00') })
  expect(take(repository, 'time to restore', [...notDeployed, other])).toMatchObject({ value: 3, left: 1 })
})

test('an incident that names no cause belongs to what was taken back while it was open', () => {
  const opened = incident(1, at('11-06 09:00'), { closedAt: at('11-07 09:00') })
  const revert = (mergedAt: string) => pull(4, { mergedAt, reverts: 2 })
  // c2 alone, for 73 h: not also c3, the last one before it.
  const mended = [...fourDeployments, opened, revert(at('11-07 08:00'))]
  expect(take(repository, 'change failure rate', mended)).toMatchObject({ value: 25, n: 4 })
  expect(take(repository, 'time to restore', mended)).toMatchObject({ value: 73, n: 1 })
  // After it was closed: another failure.
  const later = [...fourDeployments, opened, revert(at('11-07 09:01'))]
  expect(take(repository, 'change failure rate', later)).toMatchObject({ value: 50 })
  // It names its cause: c1, and c2 is another failure.
  const named = { ...opened, causes: { commits: ['c1'], pulls: [] } }
  const told = [...fourDeployments, named, revert(at('11-07 08:00'))]
  expect(take(repository, 'change failure rate', told)).toMatchObject({ value: 50 })
  // In its first seven days alone.
  const old = incident(1, at('11-04 09:00'))
  const late = [
    ...fourDeployments,
    old,
    pull(9, { mergedAt: at('11-11 09:01'), reverts: 3 }),
    pull(3, { mergedAt: at('11-06 07:00') }),
  ]
  expect(take(repository, 'change failure rate', late)).toMatchObject({ value: 50 })
})

test('what a second revert brings back is a change, which may be taken back again', () => {
  const again = [
    ...fourDeployments,
    pull(3, { mergedAt: at('11-05 08:00'), reverts: 2 }),
    pull(4, { mergedAt: at('11-07 08:00'), reverts: 3 }),
    pull(9, { mergedAt: at('11-09 08:00'), reverts: 4 }),
  ]
  // c2 brought the change, and c4 brought it back.
  expect(take(repository, 'change failure rate', again)).toMatchObject({ value: 50 })
  const nonsense = [...fourDeployments, pull(3, { mergedAt: at('11-05 08:00'), reverts: 3 })]
  expect(take(repository, 'change failure rate', nonsense)).toMatchObject({ value: 0 })
})

test('where nobody notes failures the rate of them is not known, and where somebody does none is zero', () => {
  expect(take(repository, 'change failure rate', fourDeployments)).toEqual({
    kind: 'none',
    reason: 'empty',
    detail:
      'The repository acme/shop shows no issue with the label incident and no revert in the last 90 days, so which deployments failed is not known: label the issues that tell of incidents.',
  })
  const noted = incident(1, at('09-01 08:00'), { closedAt: at('09-01 09:00') })
  expect(take(repository, 'change failure rate', [...fourDeployments, noted])).toMatchObject({ value: 0 })
  const later = [...fourDeployments, incident(1, at('11-19 08:00'))]
  expect(take(repository, 'change failure rate', later, { now: at('11-18 08:00') })).toMatchObject({
    kind: 'none',
  })
  const policy = { incidentLabels: ['outage', 'sev 1'] }
  expect(take(repository, 'change failure rate', fourDeployments, { policy })).toMatchObject({
    detail: expect.stringContaining('no issue with the label outage or sev 1 and'),
  })
})

test('a revert broke nothing before the deployment, is not a second incident, and may be reverted itself', () => {
  const before = [...fourDeployments, pull(9, { mergedAt: at('11-04 07:30'), reverts: 2 })]
  expect(take(repository, 'change failure rate', before)).toMatchObject({ value: 0 })
  const told = [
    ...fourDeployments,
    pull(4, { mergedAt: at('11-05 08:00'), reverts: 2 }),
    incident(1, at('11-04 09:00'), { closedAt: at('11-04 10:00') }),
  ]
  expect(take(repository, 'time to restore', told)).toMatchObject({ value: 2, n: 1 })
  const again = [
    ...fourDeployments,
    pull(3, { mergedAt: at('11-05 08:00'), reverts: 2 }),
    pull(9, { mergedAt: at('11-07 08:00'), reverts: 3 }),
  ]
  expect(take(repository, 'change failure rate', again)).toMatchObject({ value: 25 })
})

test('without a deployment in the window nothing could fail, and nothing is restored', () => {
  const events = [deployed('c1', at('10-01 08:00')), incident(1, at('10-01 09:00'))]
  expect(take(repository, 'change failure rate', events)).toMatchObject({
    kind: 'none',
    detail:
      'The repository acme/shop was not deployed to production, prod or live in the last 28 days, so nothing could fail.',
  })
  expect(take(repository, 'time to restore', events)).toMatchObject({
    kind: 'none',
    detail: 'No failed deployment of acme/shop was restored in the last 28 days.',
  })
})

test('what lies ahead of the moment that is asked for has not happened yet', () => {
  const events = [...fourDeployments, incident(1, at('11-04 09:00'), { closedAt: at('11-09 09:00') })]
  const then = { now: at('11-05 08:00') }
  expect(take(repository, 'deploy frequency', events, then)).toMatchObject({ n: 2 })
  expect(take(repository, 'change failure rate', events, then)).toMatchObject({ value: 50 })
  expect(take(repository, 'time to restore', events, then)).toMatchObject({ kind: 'none' })
})
