import { expect, test } from 'vitest'
import { addDays, daysBetween, isDay } from '#src/core/time/day.ts'

test('only days that exist, written as 2026-11-20, are days', () => {
  expect(['2026-11-20', '2028-02-29'].every(isDay)).toBe(true)
  expect(['2026-02-29', '2026-13-01', '2026-1-2', '20261120', '2026-11-20T08:00', ''].some(isDay)).toBe(false)
})

test('what was reckoned with before does not become a day', () => {
  expect(daysBetween('20261120', '2026-11-21')).toBe(1)
  expect(isDay('20261120')).toBe(false)
})

test('days are counted over months, leap days and backwards', () => {
  expect(daysBetween('2026-10-01', '2026-12-31')).toBe(91)
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2026-11-20', '2026-11-19')).toBe(-1)
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})

test('adding days and counting them agree over many years', () => {
  const days = Array.from({ length: 25_000 }, (_, count) => addDays('1999-12-31', count))
  expect(days.every(isDay)).toBe(true)
  expect(days.findIndex((day, count) => daysBetween('1999-12-31', day) !== count)).toBe(-1)
  expect(days.at(-1)).toBe('2068-06-10')
})

test('what is not a day is refused', () => {
  expect(() => daysBetween('2026-11-20', 'soon')).toThrow(RangeError)
})
