import { numberHabits } from '#src/core/reading/number-habits.ts'
import type { Column } from './bound-database.ts'
import type { Row } from './schemas.ts'
import { textOf } from './text-of.ts'

/** Adds to each column in which numbers may stand as text how it writes them, which all of its cells show together. */
export function withHabits(
  columns: ReadonlyMap<string, Column>,
  rows: readonly Row[],
): ReadonlyMap<string, Column> {
  return new Map(
    [...columns].map(([field, column]) => {
      if (column.kind !== 'number' || column.type === 'number') return [field, column]
      const texts = rows.map(({ cells }) => textCells(cells.get(column.propertyId)))
      return [field, { ...column, habits: numberHabits(texts) }]
    }),
  )
}

/** A number of Notion's own says nothing of how people write. */
function textCells(cell: Parameters<typeof textOf>[0]): string {
  return cell?.kind === 'text' || cell?.kind === 'options' ? textOf(cell) : ''
}
