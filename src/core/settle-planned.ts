import { sameCell } from './cell-value.ts'
import type { WrittenCell } from './history.ts'
import type { Instant, Snapshot, Write } from './model.ts'
import { rowsOf } from './rows-of.ts'

interface Planned {
  readonly runId: string
  readonly write: Write
}

/** What became of writes of which the outcome was not known; those that are in neither list may show it later. */
export interface Settled {
  /** Notion shows them; `at` is the row's stamp. */
  readonly landed: readonly (Planned & { readonly at: Instant })[]
  /** Notion shows nothing of them. */
  readonly dropped: readonly Planned[]
}

/**
 * Tells by what Notion shows which of the writes were carried out whose run ended before it knew. A page's cells are written all
 * or none, so each cell that shows the new value speaks for the write, and each that shows the old one against it: a person may
 * have typed the new value themselves, or put the old one back. Of a row that is not shown nothing can be told.
 * @param planned the oldest first
 */
export function settlePlanned(planned: readonly Planned[], snapshot: Snapshot): Settled {
  const rows = rowsOf(snapshot)
  const landed: (Planned & { at: Instant })[] = []
  const dropped: Planned[] = []
  for (const each of planned) {
    const row = rows.get(each.write.pageId)
    const shown = each.write.changes.filter(({ field }) => row?.shown[field] !== undefined)
    if (row === undefined || shown.length === 0) continue
    const telling = shown.filter(({ field, before, after }) => !sameCell(field, before, after))
    const showing = (side: 'before' | 'after') =>
      telling.filter((change) => sameCell(change.field, row.shown[change.field] ?? null, change[side])).length
    const fresh = showing('after')
    if (fresh > 0 && fresh >= showing('before')) landed.push({ ...each, at: row.lastEdited })
    else dropped.push(each)
  }
  return { landed, dropped }
}

/** What the service wrote last into each cell, after more writes. */
export function withWritten(
  written: readonly WrittenCell[],
  more: readonly { readonly write: Write; readonly at: Instant }[],
): WrittenCell[] {
  const byCell = new Map(written.map((cell) => [`${cell.pageId} ${cell.field}`, cell]))
  for (const { write, at } of more) {
    for (const { field, before, after, isWord } of write.changes) {
      const key = `${write.pageId} ${field}`
      const known = byCell.get(key)
      if (known === undefined || at >= known.at)
        byCell.set(key, { pageId: write.pageId, field, value: isWord ? before : after, at })
    }
  }
  return [...byCell.values()]
}
