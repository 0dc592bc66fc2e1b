import type { Write } from '#src/core/model.ts'
import type { BoundDatabase } from './bound-database.ts'
import type { Cell } from './cells.ts'
import { markOf } from './kept-form.ts'
import { rowCells } from './row-cells.ts'
import { type Row, RowPage } from './schemas.ts'
import type { Source } from './source.ts'

/**
 * Takes a row as Notion shows it after it was written. What was written is no change; whatever else is not as it was read is
 * one, and is found when changes are reckoned next.
 * @param page Notion's answer; where it is no readable row, the next look shows the row
 */
export async function keepWritten(
  source: Source,
  { written }: BoundDatabase,
  { pageId, changes }: Write,
  page: unknown,
): Promise<void> {
  const was = source.rows.get(pageId)
  const { data: answer } = RowPage.safeParse(page)
  if (!was || !answer || answer.isAway) return
  const is = withWhole(answer.row, was)
  source.rows.set(pageId, is)
  source.seen.add(pageId)
  source.edited.add(pageId)

  const ours = new Set(changes.map(({ field }) => written.get(field)?.propertyId))
  const cells = new Map<string, Cell>(was.cells)
  for (const [id, cell] of is.cells) if (ours.has(id)) cells.set(id, cell)
  source.marks.set(pageId, await markOf(source, { ...is, cells: rowCells(cells) }))
}

/** Cells that the answer cuts off are taken from what was read: whether they have changed the next look shows. */
function withWhole(is: Row, was: Row): Row {
  const cells = new Map(is.cells)
  for (const [id, cell] of is.cells) {
    const before = was.cells.get(id)
    if ('more' in cell && before?.kind === cell.kind) cells.set(id, before)
  }
  return { ...is, cells: rowCells(cells) }
}
