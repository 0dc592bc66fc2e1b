import { Temporal } from 'temporal-polyfill'
import type { Day, Period } from '#src/core/model.ts'
import { addDays, daysBetween } from './day.ts'
import { yearsAhead } from './fiscal-start.ts'
import { readPeriods } from './read-periods.ts'

/**
 * First and last day of a cycle such as `2026-Q4` or of the whole fiscal year `2026`, in any of the ways that `readPeriods`
 * understands; null when it is none of them, or can be read in two. A fiscal year bears the number of the calendar year in which
 * it ends: with a start in April, `2026-Q1` begins on 2025-04-01.
 * @param fiscalYearStart month 1..12
 */
export function periodOfCycle(cycle: string, fiscalYearStart: number): Period | null {
  const [only, ...others] = readPeriods(cycle, fiscalYearStart)
  return others.length === 0 ? (only ?? null) : null
}

/**
 * The cycle that a day falls in, as `2026-Q4`.
 * @param fiscalYearStart month 1..12
 */
export function cycleOf(day: Day, fiscalYearStart: number): string {
  const date = Temporal.PlainDate.from(day)
  const monthsIn = (date.month - fiscalYearStart + 12) % 12
  const startYear = date.month >= fiscalYearStart ? date.year : date.year - 1
  return `${startYear + yearsAhead(fiscalYearStart)}-Q${Math.floor(monthsIn / 3) + 1}`
}

/** A period of which it is told how far it is on one day, whatever the calendar says. */
export interface ToldPeriod extends Period {
  readonly told?: { readonly day: Day; readonly share: number }
}

/**
 * Elapsed share t of a period (scoring rules, "days"): 0 on its first day, below 1 on its last, 1 from the day
 * after.
 * @param period its end is not before its start
 */
export function elapsed(period: ToldPeriod, day: Day): number {
  if (period.told?.day === day) return period.told.share
  const share = daysBetween(period.start, day) / (daysBetween(period.start, period.end) + 1)
  return Math.min(1, Math.max(0, share))
}

/** A day in the middle of a period, for examples in a finding. */
export function middleOf(period: Period): Day {
  return addDays(period.start, Math.floor(daysBetween(period.start, period.end) / 2))
}
