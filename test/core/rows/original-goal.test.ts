import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KeyResultDay } from '#src/core/history.ts'
import { originalGoal } from '#src/core/rows/original-goal.ts'

const Q4 = { start: '2026-10-01', end: '2026-12-31' }
const TODAY = '2026-11-20'

type Goal = Pick<KeyResultDay, 'baseline' | 'target' | 'weight' | 'period'>

const sixty: Goal = { baseline: 0, target: 60, weight: null, period: Q4 }

function seen(day: string, given: Partial<Goal> = {}): KeyResultDay {
  const rest = {
    status: 'on_track',
    overruled: null,
    risk: 'low',
    score: 0.5,
    confidence: 0.8,
    colour: 'on_track',
  } as const
  return { keyResultId: 'k1', day, ...rest, targetScore: 0.7, ruleVersion: '2', ...sixty, ...given }
}

function original(days: readonly KeyResultDay[], now: Partial<Goal> = {}, today = TODAY) {
  const { period, ...numbers } = { ...sixty, ...now }
  const keyResult = { ...numbers, unit: 'teams', currentFormat: 'number' as const }
  return originalGoal({ keyResult, period, days, today })
}

test('a target that was moved inside the cycle is found, with the day on which it was first seen', () => {
  const days = [
    seen('2026-09-28'),
    seen('2026-10-01'),
    seen('2026-11-02'),
    seen('2026-11-09', { target: 40 }),
    seen('2026-11-16', { target: 40 }),
  ]
  expect(original(days, { target: 40 })).toEqual({
    ...sixty,
    day: '2026-11-09',
    changes: [{ property: 'Target', before: '60 teams', after: '40 teams' }],
  })
})

test('a change that no earlier run saw is of today', () => {
  expect(original([seen('2026-11-16')], { target: 40 })?.day).toBe(TODAY)
})

test('a goal that is moved on the day on which it was first seen has not been another one, whichever run of the day looks', () => {
  expect(original([seen(TODAY)], { target: 40 })).toBeNull()
  expect(original([seen(TODAY, { target: 40 })], { target: 40 })).toBeNull()
})

test('all four parts of the goal are watched', () => {
  const now = { baseline: 5, target: 70, weight: 2, period: { start: '2026-10-01', end: '2027-01-31' } }
  expect(original([seen('2026-10-05')], now)?.changes).toEqual([
    { property: 'Target', before: '60 teams', after: '70 teams' },
    { property: 'Baseline', before: '0 teams', after: '5 teams' },
    { property: 'Weight', before: '1', after: '2' },
    { property: 'Period', before: '1 Oct – 31 Dec', after: '1 Oct – 31 Jan' },
  ])
})

test('an unchanged goal, an empty history and a period that is not known are no change', () => {
  expect(original([seen('2026-10-05'), seen('2026-11-02')])).toBeNull()
  expect(original([])).toBeNull()
  expect(original([seen('2026-10-05')], { target: 40, period: null })).toBeNull()
  expect(original([seen('2026-10-05', { weight: 1, target: 60.0000000001 })])).toBeNull()
})

test('what was changed before the cycle began is planning', () => {
  const planned = [seen('2026-09-20'), seen('2026-09-25', { target: 40 }), seen('2026-10-01', { target: 40 })]
  expect(original(planned, { target: 40 })).toBeNull()
  expect(original([seen('2026-09-20')], { target: 40 }, '2026-09-30')).toBeNull()
  expect(original([seen('2026-09-20')], { target: 40 }, '2026-10-02')?.day).toBe('2026-10-02')
})

test('what is remembered first counts where the beginning was not seen', () => {
  const late = [seen('2026-11-02', { target: 50 }), seen('2026-11-09')]
  expect(original(late)).toMatchObject({ target: 50, day: '2026-11-09' })
})

test('moving the start of the period does not move the beginning', () => {
  const later = { start: '2026-11-15', end: '2026-12-31' }
  const days = [seen('2026-10-01'), seen('2026-11-10', { target: 40, period: later })]
  expect(original(days, { target: 40, period: later })).toMatchObject({
    period: Q4,
    target: 60,
    day: '2026-11-10',
    changes: [
      { property: 'Target' },
      { property: 'Period', before: '1 Oct – 31 Dec', after: '15 Nov – 31 Dec' },
    ],
  })
})

test('filling an empty cell completes the goal, and a later change of it is one', () => {
  const empty = seen('2026-10-02', { target: null, baseline: null })
  expect(original([empty])).toBeNull()
  expect(
    original([empty, seen('2026-10-05'), seen('2026-11-02', { target: 40 })], { target: 40 }),
  ).toMatchObject({
    baseline: 0,
    target: 60,
    day: '2026-11-02',
    changes: [{ property: 'Target', before: '60 teams', after: '40 teams' }],
  })
})

test('emptying a cell is a change', () => {
  expect(original([seen('2026-10-05', { baseline: 12 })], { baseline: null })?.changes).toEqual([
    { property: 'Baseline', before: '12 teams', after: 'empty' },
  ])
})

test('a change that was taken back is none, and one that came again is as old as its last coming', () => {
  const there = seen('2026-11-02', { target: 40 })
  expect(original([seen('2026-10-05'), there])).toBeNull()
  const again = [seen('2026-10-05'), there, seen('2026-11-09'), seen('2026-11-12', { target: 40 })]
  expect(original(again, { target: 40 })?.day).toBe('2026-11-12')
})

test('filling another cell later does not make a change younger', () => {
  const days = [
    seen('2026-10-05', { baseline: null }),
    seen('2026-11-02', { baseline: null, target: 40 }),
    seen('2026-11-09', { target: 40 }),
  ]
  expect(original(days, { target: 40 })?.day).toBe('2026-11-02')
})

test('a row that is used again for the next cycle starts anew', () => {
  const before = seen('2026-09-20', { target: 20, period: { start: '2026-07-01', end: '2026-09-30' } })
  expect(original([before])).toBeNull()
  expect(original([before, seen('2026-10-05', { target: 50 })])?.changes).toEqual([
    { property: 'Target', before: '50 teams', after: '60 teams' },
  ])
})

test('days after today and days without a period are left out', () => {
  expect(
    original([seen('2026-11-25', { target: 40 }), seen('2026-10-05', { target: 40, period: null })]),
  ).toBeNull()
})

test('what reads the same in plain words is told exactly', () => {
  expect(original([seen('2026-10-05', { target: 99.995 })], { target: 99.996 })?.changes).toEqual([
    { property: 'Target', before: '99.995', after: '99.996' },
  ])
  const year = { start: '2025-01-01', end: '2026-12-31' }
  const other = { start: '2026-01-01', end: '2026-12-31' }
  expect(original([seen('2026-10-05', { period: year })], { period: other })?.changes).toEqual([
    { property: 'Period', before: '2025-01-01 – 2026-12-31', after: '2026-01-01 – 2026-12-31' },
  ])
})

test('a percent column is told in percent', () => {
  const found = originalGoal({
    keyResult: { baseline: 0, target: 0.4, weight: null, unit: '', currentFormat: 'percent' },
    period: Q4,
    days: [seen('2026-10-05', { target: 0.6 })],
    today: TODAY,
  })
  expect(found?.changes).toEqual([{ property: 'Target', before: '60 %', after: '40 %' }])
})

test('a change is found exactly where the goal of now is not the one that was completed at the beginning', () => {
  const value = fc.constantFrom(null, 0, 40, 60, Number.NaN)
  const goal = fc.record({ baseline: value, target: value, weight: fc.constantFrom(null, 1, 2) })
  fc.assert(
    fc.property(fc.array(goal, { maxLength: 6 }), goal, (goals, now) => {
      const days = goals.map((each, index) => seen(`2026-10-0${index + 2}`, each))
      const found = original(days, now)
      const all = [...goals, now]
      const begun = {
        baseline: all.find(({ baseline }) => baseline !== null)?.baseline ?? null,
        target: all.find(({ target }) => target !== null)?.target ?? null,
        weight: all[0]?.weight ?? 1,
      }
      const isSame = Object.entries({ ...now, weight: now.weight ?? 1 }).every(([key, each]) =>
        Object.is(each, begun[key as keyof typeof begun]),
      )
      expect(found === null).toBe(isSame)
      if (found !== null) expect(found.day >= '2026-10-02' && found.day <= TODAY).toBe(true)
    }),
  )
})
