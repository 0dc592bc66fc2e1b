import type { CellValue, DatabaseKind, Snapshot, Write } from '#src/core/model.ts'
import { floorToMinute } from '#src/core/time/floor-to-minute.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Okrs } from '#src/ports/okrs.ts'

/** A Notion without its protocol: it shows what was written or typed into it last. */
export function aNotion(start: Snapshot, clock: Pick<Clock, 'now'>) {
  let snapshot = start
  let isEdited = false
  const writes: Write[] = []

  function set(kind: DatabaseKind, pageId: string, cells: Readonly<Record<string, CellValue>>): void {
    const current = 'current' in cells ? { current: cells['current'] } : {}
    const rows = snapshot[kind].map((row) =>
      row.id === pageId
        ? { ...row, ...current, lastEdited: floorToMinute(clock.now()), shown: { ...row.shown, ...cells } }
        : row,
    )
    snapshot = { ...snapshot, [kind]: rows }
  }

  const okrs: Okrs = {
    read: async () => snapshot,
    async refresh() {
      const fresh = isEdited ? snapshot : null
      isEdited = false
      return fresh
    },
    async write(write) {
      writes.push(write)
      set(
        write.database,
        write.pageId,
        Object.fromEntries(write.changes.map(({ field, after }) => [field, after])),
      )
      return floorToMinute(clock.now())
    },
    requests: () => writes.length,
  }
  return {
    okrs,
    writes,
    /** A person types into cells of a key result. */
    type(pageId: string, cells: Readonly<Record<string, CellValue>>): void {
      isEdited = true
      set('keyResults', pageId, cells)
    },
    /** A person changes a row: its own columns, as the rules read them. */
    edit(kind: DatabaseKind, pageId: string, changes: object): void {
      isEdited = true
      const lastEdited = floorToMinute(clock.now())
      const edited = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
        rows.map((row) => (row.id === pageId ? { ...row, ...changes, lastEdited } : row))
      snapshot = { ...snapshot, [kind]: edited<{ readonly id: string }>(snapshot[kind]) }
    },
    /** A person deletes a key result. */
    remove(pageId: string): void {
      snapshot = { ...snapshot, keyResults: snapshot.keyResults.filter(({ id }) => id !== pageId) }
    },
    shown: (pageId: string) => snapshot.keyResults.find(({ id }) => id === pageId)?.shown,
    keyResult: (pageId: string) => snapshot.keyResults.find(({ id }) => id === pageId),
  }
}
