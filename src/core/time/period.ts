import { Temporal } from 'temporal-polyfill'
import type { Day, Period } from '#src/core/model.ts'
import { addDays, daysBetween } from './day.ts'

/**
 * First and last day of a cycle such as `2026-Q4` (also `Q4 2026`, in any case) or of the whole fiscal year `2026`; null when
 * it is neither. A fiscal year bears the number of the calendar year in which it ends: with a start in April, `2026-Q1` begins
 * on 2025-04-01.
 * @param fiscalYearStart month 1..12
 */
export function periodOfCycle(cycle: string, fiscalYearStart: number): Period | null {
  const [, year, quarter] = /^\s*(\d{4})[-\s]?q([1-4])\s*$/i.exec(cycle) ?? []
  const [, quarterFirst, yearLast] = /^\s*q([1-4])[-\s]?(\d{4})\s*$/i.exec(cycle) ?? []
  const [, wholeYear] = /^\s*(\d{4})\s*$/.exec(cycle) ?? []
  const named = year ?? yearLast ?? wholeYear
  if (named === undefined) return null

  const index = wholeYear === undefined ? Number(quarter ?? quarterFirst) - 1 : 0
  const start = Temporal.PlainDate.from({
    year: Number(named) - yearsAhead(fiscalYearStart),
    month: fiscalYearStart,
    day: 1,
  }).add({ months: 3 * index })
  const end = start.add({ months: wholeYear === undefined ? 3 : 12 }).subtract({ days: 1 })
  return { start: start.toString(), end: end.toString() }
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

function yearsAhead(fiscalYearStart: number): number {
  return fiscalYearStart === 1 ? 0 : 1
}
