import { idleTime, timeSaid } from '#src/adapters/notion/idle-time.ts'
import type { Row } from '#src/adapters/notion/schemas.ts'
import type { ColumnFacts } from './column-facts.ts'
import type { GuessedColumn } from './guess-columns.ts'

/** Of the columns of a row's time those that are of use. A year by itself is the cycle. */
export function timeColumns(
  columns: readonly GuessedColumn[],
  facts: readonly ColumnFacts[],
  rows: readonly Row[],
): readonly GuessedColumn[] {
  const codes = new Set(columns.map(({ field }) => field))
  const idOf = (field: string) => {
    const name = columns.find((column) => column.field === field)?.property
    return facts.find(({ property }) => property.name === name)?.property.id
  }
  const [cycle, period] = [idOf('cycle'), idOf('period')]
  const idle = idleTime(
    codes,
    rows.map((row) => ({ cycle: timeSaid(row, cycle), period: timeSaid(row, period) })),
  )
  return columns.flatMap((column): GuessedColumn[] => {
    if (idle.has(column.field)) return []
    const isWhole = column.field === 'year' && !codes.has('cycle') && !codes.has('period')
    return [isWhole ? { ...column, field: 'cycle', fieldName: 'Cycle', sureness: 'medium' } : column]
  })
}
