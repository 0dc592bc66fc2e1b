import { expect, test } from 'vitest'
import type { PastCourse, PastDay } from '#src/core/backtest/past-courses.ts'
import { warning } from '#src/core/backtest/warning.ts'
import type { Day } from '#src/core/model.ts'

function course(hit: boolean, days: readonly Day[]): PastCourse {
  const period = { start: '2026-07-01', end: '2026-09-30' }
  return {
    period,
    hit,
    days: days.map(
      (day): PastDay => ({
        day,
        ruleVersion: '2',
        confidence: 0.3,
        score: 0.2,
        t: 0.5,
        status: 'off_track',
        colour: 'off_track',
        startsAnew: false,
      }),
    ),
  }
}

const days = ['2026-08-01', '2026-08-31', '2026-09-20']

test('the lead is counted from the day on which a miss turned red and stayed so', () => {
  const turned = warning([course(false, days)], [['off_track', 'at_risk', 'off_track']])
  const always = warning([course(false, days)], [['off_track', 'off_track', 'off_track']])

  expect(turned).toEqual({ misses: 1, warned: 1, leadDays: 10 })
  expect(always).toEqual({ misses: 1, warned: 1, leadDays: 60 })
})

test('a miss that was not red in the end had no warning, and hits are not asked', () => {
  const courses = [course(false, days), course(true, days), course(false, days)]
  const red = ['off_track', 'off_track', 'off_track'] as const

  expect(warning(courses, [['off_track', 'off_track', 'at_risk'], red, red])).toEqual({
    misses: 2,
    warned: 1,
    leadDays: 30,
  })
})

test('without a miss there is no lead', () => {
  expect(warning([], [])).toEqual({ misses: 0, warned: 0, leadDays: null })
})
