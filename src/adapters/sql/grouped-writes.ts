import type { CellChange, Write } from '#src/core/model.ts'
import type { LedgerWrite } from '#src/ports/ledger.ts'

/** One cell of a write. */
type WrittenRow = Omit<Write, 'changes'> &
  Omit<CellChange, 'isWord'> &
  Omit<LedgerWrite, 'write'> & { readonly isWord: boolean }

/** Puts the cells that belong to one write together again. @param rows in the order in which they were laid down */
export function groupedWrites(rows: readonly WrittenRow[]): LedgerWrite[] {
  const grouped: (LedgerWrite & { readonly write: { readonly changes: CellChange[] } })[] = []
  for (const { runId, state, at, database, pageId, title, field, before, after, isWord } of rows) {
    const change: CellChange = { field, before, after, ...(isWord ? { isWord } : {}) }
    const last = grouped.at(-1)
    const isSame =
      last !== undefined &&
      last.runId === runId &&
      last.state === state &&
      last.at === at &&
      last.write.pageId === pageId &&
      // Another write to the page, which Notion stamped with the same minute.
      !last.write.changes.some((change) => change.field === field)
    if (isSame) last.write.changes.push(change)
    else {
      const write = { database, pageId, title, changes: [change] }
      grouped.push({ runId, write, state, at })
    }
  }
  return grouped
}
