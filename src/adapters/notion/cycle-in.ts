import type { RowReader } from './row-reader.ts'

/**
 * The cycle of a row as typed. Where the row has one that cannot be read, what stands in the way takes its place: no rule
 * takes that for a cycle, while an empty one would be taken for the quarter of today.
 */
export function cycleIn(row: RowReader<'cycle' | 'period'>): string | null {
  const because = row.lost('cycle') ?? row.lost('period')
  return row.word('cycle') ?? (because && `not known: ${because}`)
}
