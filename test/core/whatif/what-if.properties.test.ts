import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyResult } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'
import { aGoal, weighed } from './a-what-if.ts'

const RUNS = { numRuns: 60 }
const GREEN = 0.7
const shareOfWay = fc.integer({ min: 5, max: 100 }).map((percent) => percent / 100)

/** A goal either way, at any curve and ambition, whose value is not worse than its baseline. */
const goals = fc
  .record({
    baseline: fc.integer({ min: -50, max: 50 }),
    way: fc.integer({ min: 3, max: 500 }),
    isDown: fc.boolean(),
    share: fc.integer({ min: 0, max: 130 }).map((percent) => percent / 100),
    day: fc.integer({ min: 1, max: 95 }),
    curve: fc.constantFrom('Linear', 'Back-loaded', 'Front-loaded', 'S-curve'),
    ambition: fc.constantFrom('committed' as const, 'aspirational' as const),
  })
  .map(({ baseline, way, isDown, share, day, curve, ambition }) => {
    const target = baseline + (isDown ? -way : way)
    const current = Number((baseline + share * (target - baseline)).toFixed(2))
    const keyResult = aGoal({ baseline, target, current, curve, ambition, lastCheckIn: onDay(day) })
    const raw = (current - baseline) / (target - baseline)
    return { keyResult, target, baseline, raw, today: day, reached: ambition === 'committed' ? 1 : 0.7 }
  })

function withTarget(keyResult: KeyResult, today: number, target: number): number {
  return weighed({ keyResults: [keyResult], today }, { target }).scope?.asked?.after.chance ?? Number.NaN
}

function withEnd(keyResult: KeyResult, today: number, end: string): number {
  return weighed({ keyResults: [keyResult], today }, { end }).time?.asked?.after.chance ?? Number.NaN
}

test('a lower target never lowers the chance', () => {
  fc.assert(
    fc.property(goals, fc.tuple(shareOfWay, shareOfWay), (goal, shares) => {
      fc.pre(weighed({ keyResults: [goal.keyResult], today: goal.today }).cannot === null)
      const at = (share: number) => {
        const target = goal.baseline + share * (goal.target - goal.baseline)
        return withTarget(goal.keyResult, goal.today, target)
      }
      expect(at(Math.min(...shares))).toBeGreaterThanOrEqual(at(Math.max(...shares)) - 1e-9)
    }),
    RUNS,
  )
})

test('a later end never lowers the chance of what has not reached its target score', () => {
  fc.assert(
    fc.property(goals, fc.tuple(fc.nat(600), fc.nat(600)), (goal, days) => {
      fc.pre(goal.raw <= goal.reached)
      fc.pre(weighed({ keyResults: [goal.keyResult], today: goal.today }).cannot === null)
      const at = (later: number) => withEnd(goal.keyResult, goal.today, addDays(HUNDRED_DAYS.end, later))
      expect(at(Math.max(...days))).toBeGreaterThanOrEqual(at(Math.min(...days)) - 1e-9)
    }),
    RUNS,
  )
})

test('past its target score a later end may lower it: there is more time to fall back in', () => {
  const keyResult = aGoal({ current: 90, lastCheckIn: onDay(98) })
  expect(withEnd(keyResult, 98, addDays(HUNDRED_DAYS.end, 30))).toBeLessThan(
    withEnd(keyResult, 98, HUNDRED_DAYS.end),
  )
})

test('worse than its baseline a lower target lowers the chance, and none is said to restore it', () => {
  const keyResult = aGoal({ current: -10 })
  expect(withTarget(keyResult, 50, 50)).toBeLessThan(withTarget(keyResult, 50, 100))
  expect(weighed({ keyResults: [keyResult] }).scope).toMatchObject({
    restoring: null,
    none: expect.stringContaining('has not moved'),
  })
})

test('the restoring target restores, is easier than the one that stands, and the next harder one does not restore', () => {
  fc.assert(
    fc.property(goals, (goal) => {
      const { keyResult, today, target, baseline } = goal
      const restoring = weighed({ keyResults: [keyResult], today }).scope?.restoring
      fc.pre(restoring != null)
      const value = restoring?.value ?? Number.NaN
      expect(withTarget(keyResult, today, value)).toBeGreaterThanOrEqual(GREEN)
      expect(withTarget(keyResult, today, value)).toBe(restoring?.after.chance)
      const given = (target - value) / (target - baseline)
      expect(given).toBeGreaterThan(0)
      expect(given).toBeLessThan(1)
      const way = Math.abs(target - baseline)
      const isWhole = Number.isInteger(keyResult.current)
      const step = isWhole && way < 10 ? 1 : 10 ** (Math.floor(Math.log10(way)) - (way >= 100 ? 2 : 1))
      const harder = value + Math.sign(target - baseline) * step
      const isBeyond = (target - harder) / (target - baseline) <= 1e-9
      expect(withTarget(keyResult, today, isBeyond ? target : harder)).toBeLessThanOrEqual(GREEN + 1e-9)
    }),
    RUNS,
  )
})

test('the restoring end restores, and the day before does not', () => {
  fc.assert(
    fc.property(goals, ({ keyResult, today }) => {
      const restoring = weighed({ keyResults: [keyResult], today }).time?.restoring
      fc.pre(restoring != null)
      const end = restoring?.value ?? ''
      expect(end > HUNDRED_DAYS.end).toBe(true)
      expect(withEnd(keyResult, today, end)).toBeGreaterThanOrEqual(GREEN)
      expect(withEnd(keyResult, today, addDays(end, -1))).toBeLessThanOrEqual(GREEN + 1e-9)
    }),
    RUNS,
  )
})
