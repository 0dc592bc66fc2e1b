import type { Day } from '#src/core/model.ts'
import { readPeriods } from './read-periods.ts'

/**
 * Joins a cycle such as `Q4` or `Nov`, which names no year, with a year that stands elsewhere; any other cycle stays as it is.
 * @param year as people type it: `2026`, `FY26`
 */
export function datedCycle(cycle: string | null, year: string | null): string | null {
  return cycle !== null && year !== null && lacksYear(cycle) ? `${cycle} ${year}` : cycle
}

/** Joins such a cycle with the year of a day that lies in it, if every year begins in January; no other day tells of which year it is. */
export function cycleAround(cycle: string | null, day: Day | null): string | null {
  const dated = datedCycle(cycle, day?.slice(0, 4) ?? null)
  if (dated === cycle) return cycle
  const isIn = readPeriods(dated ?? '', 1).some(
    ({ start, end }) => day !== null && start <= day && day <= end,
  )
  return isIn ? dated : cycle
}

/** Whether a text names a part of a year, and not of which. */
export function lacksYear(text: string): boolean {
  return /\p{L}/u.test(text) && readPeriods(text, 1).length === 0 && readPeriods(`${text} 2026`, 1).length > 0
}
