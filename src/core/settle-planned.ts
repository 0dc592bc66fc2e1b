import { sameCell } from './cell-value.ts'
import type { WrittenCell } from './history.ts'
import type { Instant, Snapshot, Write } from './model.ts'
import { rowsOf } from './rows-of.ts'

interface Planned {
  readonly runId: string
  readonly write: Write
}

/** What became of writes of which the outcome was not known. */
export interface Settled {
  /** Notion shows them; `at` is the row's stamp. */
  readonly landed: readonly (Planned & { readonly at: Instant })[]
  /** Notion shows nothing of them. */
  readonly dropped: readonly Planned[]
}

/**
 * Tells by what Notion shows which of the writes were carried out whose run ended before it knew. A page's cells are written all
 * or none: one that shows the new value, and would not without the write, tells it of all of them; the others a person has
 * changed since, over what the service wrote.
 * @param planned the oldest first
 */
export function settlePlanned(planned: readonly Planned[], snapshot: Snapshot): Settled {
  const rows = rowsOf(snapshot)
  const landed: (Planned & { at: Instant })[] = []
  const dropped: Planned[] = []
  for (const each of planned) {
    const row = rows.get(each.write.pageId)
    const isShown = each.write.changes.some(({ field, before, after }) => {
      const shown = row?.shown[field]
      return shown !== undefined && sameCell(field, shown, after) && !sameCell(field, before, after)
    })
    if (row !== undefined && isShown) landed.push({ ...each, at: row.lastEdited })
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
