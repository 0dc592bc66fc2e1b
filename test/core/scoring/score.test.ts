import { expect, test } from 'vitest'
import type { Hold } from '#src/core/scoring/goal.ts'
import { scoreGoal } from '#src/core/scoring/score.ts'
import { checkIns, HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'

const uptime: Hold = { kind: 'hold', low: 99, high: Number.POSITIVE_INFINITY, slack: null }

function reach(baseline: number, target: number, value: number) {
  const goal = { kind: 'reach', baseline, target, final: false } as const
  return scoreGoal(goal, checkIns({ 10: value }), HUNDRED_DAYS, onDay(20))
}

function hold(goal: Hold, readings: Record<number, number>, day: number) {
  return scoreGoal(goal, checkIns(readings), HUNDRED_DAYS, onDay(day))
}

test.each([
  ['an increase', 20, 60, 30, 0.25, 0.25],
  ['a decrease', 47, 30, 38.5, 0.5, 0.5],
  ['negative numbers', -10, -2, -4, 0.75, 0.75],
  ['exceeded', 0, 10, 30, 3, 1],
  ['worse than the baseline', 20, 60, 10, -0.25, 0],
  ['a decrease that has not moved', 47, 30, 47, 0, 0],
])('%s: from %d to %d, now %d, is %d of the way and scores %d', (_, from, to, now, raw, score) => {
  expect(reach(from, to, now)).toEqual({ raw, score })
})

test('nothing recorded has no score, never 0', () => {
  const goal = { kind: 'reach', baseline: 0, target: 10, final: false } as const
  expect(scoreGoal(goal, [], HUNDRED_DAYS, onDay(20))).toEqual({ raw: null, score: null })
  expect(hold(uptime, {}, 20)).toEqual({ raw: null, score: null })
})

test('a value to keep scores the share of time that it was kept', () => {
  expect(hold(uptime, { 0: 99.5, 10: 98 }, 20)).toEqual({ raw: 0, score: 0.5 })
  expect(hold(uptime, { 0: 98, 10: 99 }, 20)).toEqual({ raw: 1, score: 0.5 })
})

test('a reading stands for 14 days, and time without a reading is not counted', () => {
  expect(hold(uptime, { 0: 99.5, 40: 98 }, 47)).toEqual({ raw: 0, score: 14 / 21 })
  expect(hold(uptime, { 0: 99.5 }, 90)).toEqual({ raw: 1, score: 1 })
})

test('a reading from before the start counts from the start on', () => {
  expect(hold(uptime, { [-4]: 99.5, 5: 98 }, 10)).toEqual({ raw: 0, score: 0.5 })
  expect(hold(uptime, { [-40]: 99.5 }, 10)).toEqual({ raw: null, score: null })
})

test('the first reading stands for itself on its day', () => {
  expect(hold(uptime, { 20: 99.5 }, 20)).toEqual({ raw: 1, score: 1 })
})

test('what comes after the end does not change what was kept', () => {
  expect(hold(uptime, { 90: 99.5, 103: 90 }, 120)).toMatchObject({ score: 1 })
})

test('with a floor a breach counts in part', () => {
  expect(hold({ ...uptime, slack: 2 }, { 10: 98.5 }, 20)).toEqual({ raw: 0.75, score: 0.75 })
  expect(hold({ ...uptime, slack: 2 }, { 10: 90 }, 20)).toEqual({ raw: 0, score: 0 })
})

test('a range is left on either side', () => {
  const range: Hold = { kind: 'hold', low: 20, high: 40, slack: 10 }
  const raw = (value: number) => hold(range, { 10: value }, 20).raw
  expect([15, 20, 30, 40, 45, 60].map(raw)).toEqual([0.5, 1, 1, 1, 0.5, 0])
})
