import { Temporal } from 'temporal-polyfill'
import type { Day } from '#src/core/model.ts'

/** More days than rows of one run share; beyond it what is kept is forgotten. */
const MOST_KEPT = 20_000

const PATTERN = /^\d{4}-\d{2}-\d{2}$/

const epoch = Temporal.PlainDate.from('1970-01-01')

// Parsing is what costs when many rows are scored, and they share the days of a few cycles.
const numbers = new Map<Day, number>()
const days = new Map<number, Day>()

/** Is this a day that exists, written as `2026-11-20`? */
export function isDay(text: string): boolean {
  if (numbers.has(text)) return true
  if (!PATTERN.test(text)) return false
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
export function addDays(day: Day, count: number): Day {
  const number = dayNumber(day) + count
  const known = days.get(number)
  if (known !== undefined) return known
  const added = epoch.add({ days: number }).toString()
  if (PATTERN.test(added)) keep(added, number)
  return added
}

function dayNumber(day: Day): number {
  const known = numbers.get(day)
  if (known !== undefined) return known
  const number = epoch.until(Temporal.PlainDate.from(day)).days
  if (PATTERN.test(day)) keep(day, number)
  return number
}

function keep(day: Day, number: number): void {
  if (numbers.size >= MOST_KEPT) {
    numbers.clear()
    days.clear()
  }
  numbers.set(day, number)
  days.set(number, day)
}
