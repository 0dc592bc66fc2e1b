import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cycleOf, elapsed, middleOf, periodOfCycle } from '#src/core/time/period.ts'

test('a cycle is a quarter of the calendar year', () => {
  expect(periodOfCycle('2026-Q4', 1)).toEqual({ start: '2026-10-01', end: '2026-12-31' })
  expect(periodOfCycle('2028-Q1', 1)).toEqual({ start: '2028-01-01', end: '2028-03-31' })
})

test('a fiscal year bears the number of the calendar year in which it ends', () => {
  expect(periodOfCycle('2026-Q1', 4)).toEqual({ start: '2025-04-01', end: '2025-06-30' })
  expect(periodOfCycle('2026-Q4', 4)).toEqual({ start: '2026-01-01', end: '2026-03-31' })
  expect(periodOfCycle('2026-Q2', 12)).toEqual({ start: '2026-03-01', end: '2026-05-31' })
})

test('a cycle may be typed in other ways', () => {
  const quarter = { start: '2026-10-01', end: '2026-12-31' }
  for (const typed of ['2026-q4', ' 2026 Q4 ', '2026Q4', 'Q4 2026', 'q4-2026']) {
    expect(periodOfCycle(typed, 1)).toEqual(quarter)
  }
})

test('a year alone is the whole fiscal year', () => {
  expect(periodOfCycle(' 2026 ', 1)).toEqual({ start: '2026-01-01', end: '2026-12-31' })
  expect(periodOfCycle('2026', 4)).toEqual({ start: '2025-04-01', end: '2026-03-31' })
})

test('what is not a cycle has no period', () => {
  for (const typed of ['', '26', '20266', '2026-Q5', '2026-Q0', 'Q4', 'next quarter']) {
    expect(periodOfCycle(typed, 1)).toBeNull()
  }
})

test('the cycle of a day holds that day, for every start of the fiscal year', () => {
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 12 }), (date, start) => {
      const day = date.toISOString().slice(0, 10)
      const period = periodOfCycle(cycleOf(day, start), start)
      expect(period?.start && period.start <= day && day <= period.end).toBe(true)
    }),
  )
})

test('elapsed is 0 on the first day, below 1 on the last and 1 from the day after', () => {
  const quarter = { start: '2026-10-01', end: '2026-12-31' }
  expect(elapsed(quarter, '2026-09-01')).toBe(0)
  expect(elapsed(quarter, '2026-10-01')).toBe(0)
  expect(elapsed(quarter, '2026-11-16')).toBe(0.5)
  expect(elapsed(quarter, '2026-12-31')).toBeCloseTo(91 / 92, 12)
  expect(elapsed(quarter, '2027-01-01')).toBe(1)
  expect(elapsed(quarter, '2027-06-01')).toBe(1)
})

test('one day is a period', () => {
  const day = { start: '2026-11-20', end: '2026-11-20' }
  expect(elapsed(day, '2026-11-20')).toBe(0)
  expect(elapsed(day, '2026-11-21')).toBe(1)
  expect(middleOf(day)).toBe('2026-11-20')
})
