import { expect, test } from 'vitest'
import { readMilestones } from '#src/core/scoring/milestones.ts'
import { expectedScore, milestonePacing, planClock } from '#src/core/scoring/plan-clock.ts'
import { HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'

const reach = { kind: 'reach', baseline: 0, target: 1, final: true } as const

test('the clock runs straight from due date to due date, while the expected score takes steps', () => {
  const list = `[ ] A @ ${onDay(19)}\n[ ] B @ ${onDay(59)} *2\n[ ] C`
  const pacing = milestonePacing(readMilestones(list).milestones, HUNDRED_DAYS)
  const seen = [10, 19, 20, 40, 59, 60, 99, 100].map((day) => [
    planClock(pacing, HUNDRED_DAYS, onDay(day)),
    expectedScore(reach, pacing, HUNDRED_DAYS, onDay(day), 1),
  ])
  expect(seen).toEqual([
    [expect.closeTo(0.125), 0],
    [expect.closeTo(0.2375), 0],
    [expect.closeTo(0.25), 0.25],
    [expect.closeTo(0.5), 0.25],
    [expect.closeTo(0.7375), 0.25],
    [expect.closeTo(0.75), 0.75],
    [expect.closeTo(0.99375), 0.75],
    [1, 1],
  ])
})

test('what is due on one day, or has no day, is one point of the clock, which never leaps', () => {
  const together = milestonePacing(
    readMilestones(`[ ] A @ ${onDay(49)}\n[ ] B @ ${onDay(49)}`).milestones,
    HUNDRED_DAYS,
  )
  const undated = milestonePacing(
    readMilestones(`[ ] A @ ${onDay(24)}\n[ ] B\n[ ] C\n[ ] D`).milestones,
    HUNDRED_DAYS,
  )
  const clocks = [25, 49, 75].map((day) =>
    [together, undated].map((each) => planClock(each, HUNDRED_DAYS, onDay(day))),
  )
  expect(clocks).toEqual([
    [expect.closeTo(0.5), expect.closeTo(0.25)],
    [expect.closeTo(0.98), expect.closeTo(0.49)],
    [1, expect.closeTo(0.75)],
  ])
})

test('due dates outside of the period are taken to its ends', () => {
  const list = '[ ] A @ 2025-06-01\n[ ] B @ 2027-06-01'
  const pacing = milestonePacing(readMilestones(list).milestones, HUNDRED_DAYS)
  expect(planClock(pacing, HUNDRED_DAYS, onDay(0))).toBe(0)
  expect(planClock(pacing, HUNDRED_DAYS, onDay(50))).toBe(0.75)
  expect(planClock(pacing, HUNDRED_DAYS, onDay(100))).toBe(1)
})

test('the expected score is the planned share of the target score', () => {
  const pacing = { clock: 'linear', steps: null } as const
  expect(expectedScore(reach, pacing, HUNDRED_DAYS, onDay(50), 0.7)).toBe(0.35)
})

test('a value to keep is expected to be kept at all times', () => {
  const hold = { kind: 'hold', low: 99.9, high: Number.POSITIVE_INFINITY, slack: null } as const
  const pacing = { clock: 'linear', steps: null } as const
  expect(expectedScore(hold, pacing, HUNDRED_DAYS, onDay(0), 0.7)).toBe(1)
})

test('yes or no is expected at nothing until it is due, then done', () => {
  const pacing = { clock: 'linear', steps: null } as const
  const expected = (day: number) => expectedScore({ kind: 'yes_no' }, pacing, HUNDRED_DAYS, onDay(day), 0.7)
  expect([0, 99, 100].map(expected)).toEqual([0, 0, 1])
})
