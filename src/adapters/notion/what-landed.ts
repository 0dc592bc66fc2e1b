import { sameCell } from '#src/core/cell-value.ts'
import type { CellChange, CellValue, Write } from '#src/core/model.ts'
import type { BoundDatabase, Column } from './bound-database.ts'
import { shownIn } from './cell-value.ts'
import type { Cell } from './cells.ts'
import { RowPage } from './schemas.ts'

/**
 * What a page shows of a write. `all`: it was carried out, since a page is written whole or not at all. `none`: each cell is as
 * it was before. `instead`: somebody typed over what was there before it. `over`: somebody typed over each of its cells,
 * so that it cannot be told.
 */
type Landed = 'all' | 'none' | 'instead' | 'over'

/**
 * Compares a page, as Notion answers it, with what a write was to change in it. Its cells are read and compared as they were
 * when the write was planned: people spell options in their own way, and add times to days.
 */
export function whatLanded(
  page: unknown,
  { written }: BoundDatabase,
  { changes }: Write,
  timezone: string,
): Landed {
  const cells = RowPage.safeParse(page).data?.row.cells
  const seen = new Set(
    changes
      .filter(({ field, before, after }) => !sameCell(field, before, after))
      .map((change) => {
        const column = written.get(change.field)
        return stateOf(change, valueIn(column, column && cells?.get(column.propertyId), timezone))
      }),
  )
  if (seen.has('after')) return 'all'
  if (!seen.has('else')) return 'none'
  return seen.has('before') ? 'instead' : 'over'
}

/** @returns undefined where the cell is not shown, or not as Notion promises */
function valueIn(
  column: Column | undefined,
  cell: Cell | undefined,
  timezone: string,
): CellValue | undefined {
  if (!column || !cell || cell.kind === 'other') return undefined
  return shownIn({ cell, column, report: () => {} }, timezone)
}

function stateOf(
  { field, before, after }: CellChange,
  shown: CellValue | undefined,
): 'after' | 'before' | 'else' {
  if (shown === undefined) return 'else'
  if (sameCell(field, shown, after)) return 'after'
  return sameCell(field, shown, before) ? 'before' : 'else'
}
