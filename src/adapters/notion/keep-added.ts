import type { RowStore } from '#src/ports/row-store.ts'
import { keptRow, markOf } from './kept-form.ts'
import { RowPage } from './schemas.ts'
import type { Source } from './source.ts'

/**
 * Takes a row that was added as Notion shows it, so that it is there also while a query does not show it yet: it is news in this
 * run, and none in the next.
 * @param page Notion's answer; where it is no readable row, the next look shows the row
 */
export async function keepAdded(source: Source, store: RowStore, page: unknown): Promise<void> {
  const { data: answer } = RowPage.safeParse(page)
  if (!answer || answer.isAway) return
  const { row } = answer
  source.rows.set(row.id, row)
  source.seen.add(row.id)
  source.edited.add(row.id)
  await store.save({ sources: [], rows: [keptRow(source.id, row, await markOf(source, row))], gone: [] })
}
