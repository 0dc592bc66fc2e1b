import { remembering } from '#src/core/remembering.ts'
import { lacksYear } from '#src/core/time/dated-cycle.ts'
import { isEmptyCell } from './empty-cell.ts'
import type { Row } from './schemas.ts'
import { textOf } from './text-of.ts'

/** What a row says of its time in Cycle and Period, as text; what is no text, such as a link, as a sign. */
interface TimeSaid {
  readonly cycle: string
  readonly period: string
}

/** Share of the cycles without a year from which on another column is asked for it. */
const MOST = 0.5

/**
 * The columns of a row's time that would add nothing: a year where the cycles name theirs, a first and a last day where every row has
 * a cycle or a period, and one of the two days alone, unless the last tells the year.
 * @param columns codes of the fields that have a column
 */
export function idleTime(columns: ReadonlySet<string>, rows: readonly TimeSaid[]): ReadonlySet<string> {
  const cycles = rows.map(({ cycle }) => cycle).filter((cycle) => cycle !== '')
  // Thousands of rows are of a few cycles.
  const isWithoutYear = remembering(lacksYear)
  const isYearless = cycles.length > 0 && cycles.filter(isWithoutYear).length >= MOST * cycles.length
  const hasOther = columns.has('cycle') || columns.has('period')
  const isSaid = hasOther && rows.every(({ cycle, period }) => cycle !== '' || period !== '')
  const hasDays = columns.has('periodStart') && columns.has('periodEnd') && !isSaid
  const used = {
    year: isYearless || !isSaid,
    periodStart: hasDays,
    periodEnd: hasDays || (isYearless && !columns.has('year')),
  }
  return new Set(Object.entries(used).flatMap(([code, isUsed]) => (isUsed ? [] : [code])))
}

/** @returns what a row holds in Cycle or Period; the empty text: nothing */
export function timeSaid(row: Row, propertyId: string | undefined): string {
  if (propertyId === undefined || isEmptyCell(row, propertyId)) return ''
  return textOf(row.cells.get(propertyId)).trim() || '…'
}
