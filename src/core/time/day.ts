import { Temporal } from 'temporal-polyfill'
import type { Day } from '#src/core/model.ts'

const epoch = Temporal.PlainDate.from('1970-01-01')

// Parsing is what costs when many rows are scored, and they share the days of a few cycles.
const numbers = new Map<Day, number>()

/** Is this a day that exists, written as `2026-11-20`? */
export function isDay(text: string): boolean {
  if (numbers.has(text)) return true
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    dayNumber(text)
    return true
  } catch {
    return false
  }
}

/**
 * Whole days from one day to another; negative when the second is earlier.
 * @throws RangeError when either is not a day
 */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** @throws RangeError when `day` is not a day */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

function dayNumber(day: Day): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const number = epoch.until(Temporal.PlainDate.from(day)).days
  numbers.set(day, number)
  return number
}
