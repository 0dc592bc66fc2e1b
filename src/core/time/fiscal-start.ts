import { Temporal } from 'temporal-polyfill'

/**
 * The first day of a fiscal year, which bears the number of the calendar year in which it ends.
 * @param fiscalYearStart month 1..12
 */
export function fiscalStart(year: number, fiscalYearStart: number): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: year - yearsAhead(fiscalYearStart), month: fiscalYearStart, day: 1 })
}

/** How many years the number of a fiscal year is ahead of the one in which it begins. */
export function yearsAhead(fiscalYearStart: number): number {
  return fiscalYearStart === 1 ? 0 : 1
}
