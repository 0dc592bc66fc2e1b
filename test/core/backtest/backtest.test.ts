import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backtest } from '#src/core/backtest/backtest.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { Policy } from '#src/core/policy.ts'
import { colourOf } from '#src/core/scoring/colour.ts'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { aPastDay } from './a-past-day.ts'

const TODAY = '2026-11-20'
const policy = Policy.parse({})

/** One stored day per chance, the last one on the last day of the quarter. */
function quarter(
  keyResultId: string,
  { score, chances }: { score: number; chances: readonly number[] },
): KeyResultDay[] {
  return chances.map((confidence, index) => {
    const colour = colourOf(confidence, policy.cuts, { previousColour: null, t: 0 })
    const day = addDays('2026-09-30', index + 1 - chances.length)
    return aPastDay({ keyResultId, day, confidence, colour, score })
  })
}

test('chances are judged by what became of them, one a week', () => {
  const days = quarter('kr1', { score: 0.9, chances: Array.from({ length: 14 }, () => 0.8) })

  const past = backtest(days, policy, TODAY)

  // 92 days: the last one is a week of its own.
  expect(past).toMatchObject({
    keyResults: 1,
    hits: 1,
    ended: { from: '2026-09-30', to: '2026-09-30' },
    ruleVersions: ['2'],
  })
  expect(past.chances.checks).toBe(3)
  expect(past.chances.brier).toBeCloseTo(0.04, 12)
})

test('a key result that was looked at every day counts no more than one that was looked at weekly', () => {
  const rising = Array.from({ length: 92 }, (_, index) => 0.3 + index / 200)
  const daily = quarter('kr1', { score: 0.9, chances: rising })
  const weekly = daily.filter(({ day }) => daysBetween('2026-07-01', day) % 7 === 6 || day === '2026-09-30')

  const { chances } = backtest(daily, policy, TODAY)

  expect(chances.checks).toBe(14)
  expect(backtest(weekly, policy, TODAY).chances).toEqual(chances)
})

test('other thresholds tell what they would have gained: an earlier red, and for it false alarms', () => {
  const falling = [0.75, 0.54, 0.54, 0.54, 0.54, 0.54, 0.54, 0.54, 0.44, 0.1]
  const days = [
    ...quarter('miss', { score: 0.2, chances: falling }),
    ...quarter('hit', { score: 0.8, chances: [0.56, 0.56, 0.56, 0.53, 0.53, 0.53, 0.53, 0.53, 0.53, 0.53] }),
  ]

  const { thresholds } = backtest(days, policy, TODAY)
  const named = (name: string) => thresholds.find((each) => each.name === name)

  expect(named('In force')).toMatchObject({
    misses: 1,
    warned: 1,
    leadDays: 1,
    leadGained: 0,
    falseAlarms: 0,
    missedAlarms: 0,
  })
  expect(named('Stricter')).toMatchObject({ leadDays: 8, leadGained: 7 })
  expect(named('Stricter')?.falseAlarms).toBeGreaterThan(0)
  expect(named('Red later')).toMatchObject({ warned: 1, leadDays: 0, leadGained: -1 })
})

test('without a cycle that has ended nothing is judged', () => {
  const running = aPastDay({ day: TODAY, period: { start: '2026-10-01', end: '2026-12-31' } })

  expect(backtest([running], policy, TODAY)).toMatchObject({
    keyResults: 0,
    ended: null,
    chances: { checks: 0, brier: null },
    leftOut: { running: 1 },
  })
  expect(backtest([], policy, TODAY).thresholds[0]).toMatchObject({ leadDays: null, leadGained: null })
})

test('the order in which days come changes nothing', () => {
  const days = [
    ...quarter('kr1', { score: 0.9, chances: [0.4, 0.6, 0.8] }),
    ...quarter('kr2', { score: 0.1, chances: [0.6, 0.5, 0.4] }),
    ...quarter('kr3', { score: 0.7, chances: [0.7, 0.66, 0.72] }),
  ]
  const expected = JSON.stringify(backtest(days, policy, TODAY))
  const shuffled = fc.shuffledSubarray(days, { minLength: days.length })

  fc.assert(
    fc.property(shuffled, (some) => {
      expect(JSON.stringify(backtest(some, policy, TODAY))).toBe(expected)
    }),
  )
})
