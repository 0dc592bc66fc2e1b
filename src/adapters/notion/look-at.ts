import type { Instant } from '#src/core/model.ts'
import type { Notion } from './connect-notion.ts'
import { fitsSchema } from './fits-schema.ts'
import type { Listed } from './listed-row.ts'
import { slices } from './slices.ts'
import type { Source } from './source.ts'
import { walkRows } from './walk-rows.ts'

/**
 * Asks a data source for the rows that were edited since: one request, and one more per 100 rows. That a row
 * is in the trash, archived or elsewhere only a whole read shows.
 * @returns how many pages it walked through in a row: between two of them a row may have moved and been missed
 * @throws Failure
 */
export async function lookAt(
  notion: Notion,
  source: Source,
  editedFrom: Instant,
  signal: AbortSignal,
): Promise<number> {
  // What is known to come: for the most part the service's own writes.
  const known = [...source.rows.values()].filter(({ lastEdited }) => lastEdited >= editedFrom)
  const parts = slices(
    known.map(({ createdAt }) => createdAt),
    1,
  )
  const legs = await Promise.all(
    parts.map((span) => walkRows(notion, source, { ...span, editedFrom }, signal, take)),
  )
  return Math.max(...legs)

  function take(listed: Listed): void {
    const id = listed.is === 'row' ? listed.row.id : listed.id
    // Of two answers one may come from an index that lags behind: stamps only grow.
    const known = source.rows.get(id)
    if (listed.is === 'row' && known !== undefined && listed.row.lastEdited < known.lastEdited) return
    source.seen.add(id)
    source.edited.add(id)
    source.rows.delete(id)
    source.notes.delete(id)
    if (listed.is === 'unreadable') {
      source.notes.set(id, { why: 'unreadable' })
    } else if (!listed.isAway) {
      source.rows.set(id, listed.row)
      if (!fitsSchema(listed.result, source.schema)) source.isSchemaOld = true
    }
  }
}
