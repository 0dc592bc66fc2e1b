import type { BoundDatabase, Column } from './bound-database.ts'
import { isDateText } from './cell-value.ts'
import { numberCell } from './number-cell.ts'
import { rowAmounts } from './row-amounts.ts'
import type { Row } from './schemas.ts'
import { textOf } from './text-of.ts'
import { whyUnknown } from './why-unknown.ts'

/** Types of Notion's that always hold what they say they hold. */
const plain = new Set(['title', 'select', 'status', 'multi_select', 'people', 'relation', 'date'])

/**
 * The rows in which a column holds something of which it is not known what: a text that is no number, or one that may be two;
 * a rollup that Notion does not compute. An empty cell is known.
 * @returns by field the ids of the rows; a field without any is left out
 */
export function unknownCells(
  columns: BoundDatabase['columns'],
  rows: readonly Row[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const unknown = new Map<string, Set<string>>()
  const add = (field: string, id: string) => {
    const ids = unknown.get(field) ?? new Set()
    unknown.set(field, ids.add(id))
  }
  const goals = ['baseline', 'target', 'current', 'floor'].flatMap((field) => columns.get(field) ?? [])
  const doubtful = [...columns].filter(
    ([, column]) => !goals.includes(column) && (column.kind === 'number' || !plain.has(column.type)),
  )
  for (const row of rows) {
    for (const [field, column] of doubtful) if (isUnknown(row, column)) add(field, row.id)
    if (goals.every((column) => isPlainNumber(row, column))) continue
    for (const field of rowAmounts(columns, row.cells).unknown) add(field, row.id)
  }
  return unknown
}

/** Numbers of Notion's own in no percent are in no doubt, and most rows hold no others. */
function isPlainNumber({ cells }: Row, { propertyId, type, format }: Column): boolean {
  const cell = cells.get(propertyId)
  return cell === undefined || (cell.kind === 'number' && type === 'number' && format !== 'percent')
}

function isUnknown({ cells }: Row, column: Column): boolean {
  const cell = cells.get(column.propertyId)
  if (cell === undefined) return false
  if (column.kind === 'number') return numberCell(cells, column).kind === 'fault'
  if (whyUnknown(cell, column, cells)) return true
  const text = column.kind === 'date' && column.field !== 'period' ? textOf(cell).trim() : ''
  return cell.kind !== 'date' && text !== '' && !isDateText(text)
}
