import { expect, test } from 'vitest'
import type { WorkLink } from '#src/core/work/work.ts'
import { at, cycle, cycleLink, issue, NOW, take, team } from './some-events.ts'

const project: WorkLink = {
  kind: 'linear_project',
  url: 'https://linear.app/acme/project/shop-0123456789ab',
  workspace: 'acme',
  slugId: '0123456789ab',
}

test('velocity of a team is the median of what its cycles of the window completed', () => {
  const events = [
    cycle(1, at('10-23 11:00'), { completed: [0, 99] }),
    cycle(2, at('10-30 08:00'), { completed: [0, 4, 12] }),
    cycle(3, at('11-06 08:00'), { completed: [20] }),
    cycle(4, at('11-13 08:00'), { completed: [0, 14] }),
    // Nothing was planned in it, of another team, and one that goes on.
    cycle(5, at('11-14 08:00'), { scope: [0, 0], completed: [0, 0] }),
    cycle(6, at('11-13 08:00'), { id: 'ops', team: 'OPS', completed: [0, 99] }),
    cycle(7, at('11-24 08:00'), { completedAt: null, changedAt: NOW, completed: [0, 99] }),
  ]
  expect(take(team, 'velocity', events)).toEqual({
    kind: 'value',
    value: 14,
    n: 3,
    p90: null,
    left: 0,
    unit: 'points',
  })
})

test('a team whose cycles are longer than the window keeps the figure of the last one until the next ends', () => {
  const ended = [
    cycle(1, at('09-04 08:00'), { completed: [8] }),
    cycle(2, at('10-16 08:00'), { completed: [12] }),
  ]
  const goesOn = cycle(3, at('11-27 08:00'), {
    startsAt: at('10-16 08:00'),
    completedAt: null,
    changedAt: NOW,
  })
  expect(take(team, 'velocity', [...ended, goesOn])).toMatchObject({ value: 12, n: 1 })
  expect(take(team, 'predictability (%)', [...ended, goesOn])).toMatchObject({ value: 60, n: 20 })
  // Without one that goes on the team has no cycles any more.
  expect(take(team, 'velocity', ended)).toMatchObject({
    kind: 'none',
    detail: 'Team ENG has no cycle with work in it that ended in the last 28 days.',
  })
})

test('predictability is what was completed of what was committed on the second day, over the cycles', () => {
  const events = [
    cycle(2, at('10-30 08:00'), { scope: [10, 20, 30], completed: [0, 5, 15] }),
    cycle(3, at('11-13 08:00'), { scope: [20], completed: [9] }),
  ]
  expect(take(team, 'predictability (%)', events)).toMatchObject({ value: 60, n: 40 })
  const unplanned = [cycle(2, at('10-30 08:00'), { scope: [0, 0, 8], completed: [0, 0, 8] })]
  expect(take(team, 'predictability (%)', unplanned)).toMatchObject({
    kind: 'none',
    detail: 'Team ENG had planned nothing on the second day of the cycle.',
  })
})

test('bugs per 100 points sets bugs reported against points completed', () => {
  const bug = { labels: ['shop', 'bug'], createdAt: at('11-10 08:00') }
  const events = [
    issue('ENG-1', { completedAt: at('11-10 08:00'), estimate: 30 }),
    issue('ENG-2', { completedAt: at('11-11 08:00'), estimate: 10, ...bug }),
    issue('ENG-3', { completedAt: at('11-12 08:00') }),
    issue('ENG-4', { completedAt: at('10-01 08:00'), estimate: 100 }),
    issue('ENG-5', { ...bug, state: 'triage' }),
    issue('ENG-6', { ...bug, state: 'canceled' }),
    issue('ENG-7', { ...bug, state: 'duplicate' }),
    issue('ENG-8', { ...bug, createdAt: at('10-01 08:00') }),
    issue('OPS-1', bug),
  ]
  expect(take(team, 'bugs per 100 points', events)).toMatchObject({ value: 5, n: 40 })
  expect(take(team, 'bugs per 100 points', events.slice(2))).toMatchObject({
    kind: 'none',
    detail: 'Team ENG completed no issue with an estimate in the last 28 days.',
  })
})

test('a cycle has its own figures, whenever it was and as far as it has come', () => {
  const events = [
    cycle(3, at('10-01 08:00'), { completed: [0, 15] }),
    cycle(6, at('11-26 08:00'), { completedAt: null, changedAt: NOW, completed: [0, 5] }),
    cycle(7, at('12-10 08:00'), { completedAt: null, changedAt: NOW, scope: [], completed: [] }),
    issue('ENG-1', { completedAt: at('09-20 08:00'), estimate: 10 }),
    issue('ENG-2', { createdAt: at('09-21 08:00'), labels: ['bug'] }),
  ]
  expect(take(cycleLink(3), 'velocity', events)).toMatchObject({ value: 15, n: 1, unit: 'points' })
  expect(take(cycleLink(3), 'predictability (%)', events)).toMatchObject({ value: 75 })
  expect(take(cycleLink(3), 'bugs per 100 points', events)).toMatchObject({ value: 10 })
  expect(take(cycleLink('active'), 'velocity', events)).toMatchObject({ value: 5 })
  const none = (which: number | 'active' | 'upcoming', some = events) =>
    take(cycleLink(which), 'velocity', some)
  expect(none('upcoming')).toMatchObject({ detail: 'The next cycle of team ENG has not begun.' })
  expect(none(7)).toMatchObject({ detail: 'Cycle 7 of team ENG has not begun.' })
  expect(none(99)).toMatchObject({
    detail: 'Cycle 99 of team ENG is not among those that went on in the last 90 days.',
  })
  expect(none('active', [])).toMatchObject({ detail: 'Team ENG has no cycle that is going on.' })
  expect(none(3, [cycle(3, at('10-01 08:00'), { scope: [0] })])).toMatchObject({
    detail: 'Cycle 3 of team ENG has no work in it.',
  })
})

test('a cycle that began before the days that are kept has no bugs to count', () => {
  const events = [
    cycle(1, at('08-30 08:00')),
    issue('ENG-1', { completedAt: at('08-29 08:00'), estimate: 1 }),
  ]
  expect(take(cycleLink(1), 'velocity', events)).toMatchObject({ value: 15 })
  expect(take(cycleLink(1), 'bugs per 100 points', events)).toMatchObject({
    kind: 'none',
    detail: 'Cycle 1 of team ENG began more than 90 days ago.',
  })
})

test('velocity of a project is the points completed in it, per week', () => {
  const own = { project: '0123456789ab' }
  const events = [
    issue('ENG-1', { ...own, completedAt: at('11-10 08:00'), estimate: 3 }),
    issue('OPS-2', { ...own, completedAt: at('11-12 08:00'), estimate: 7 }),
    issue('ENG-3', { ...own, completedAt: at('11-12 08:00') }),
    issue('ENG-4', { ...own, completedAt: at('10-12 08:00'), estimate: 50 }),
    issue('ENG-5', { ...own, estimate: 50 }),
    issue('ENG-6', { completedAt: at('11-12 08:00'), estimate: 50 }),
  ]
  expect(take(project, 'velocity', events)).toMatchObject({ value: 2.5, unit: 'points' })
  expect(take(project, 'velocity', events.slice(3))).toMatchObject({ value: 0 })
  expect(take(project, 'velocity', events.slice(2, 3))).toMatchObject({
    kind: 'none',
    detail: 'No issue of the project that changed in the last 90 days has an estimate.',
  })
  expect(take(project, 'bugs per 100 points', events)).toMatchObject({ value: 0, n: 10 })
})

test('a team that counts some cycles in points and others in issues has no velocity', () => {
  const events = [cycle(2, at('10-30 08:00')), cycle(3, at('11-13 08:00'), { unit: 'issues' })]
  expect(take(team, 'velocity', events)).toEqual({
    kind: 'none',
    reason: 'unsupported_link',
    detail: 'Team ENG counted some of its cycles in points and others in issues, which do not add up.',
  })
})
