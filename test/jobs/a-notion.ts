import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import type { CellValue, DatabaseKind, Decision, Snapshot, Write } from '#src/core/model.ts'
import { floorToMinute } from '#src/core/time/floor-to-minute.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Okrs } from '#src/ports/okrs.ts'

/** A Notion without its protocol: it shows what was written or typed into it last. */
export function aNotion(start: Snapshot, clock: Pick<Clock, 'now'>) {
  let snapshot = start
  let isEdited = false
  const writes: Write[] = []
  const added: NewDecision[] = []

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
    async addDecision(decision) {
      const id = `decision-${snapshot.decisions.length + 1}`
      const { prepared, ...texts } = decision
      const at = floorToMinute(clock.now())
      const row: Decision = {
        ...texts,
        id,
        url: `https://app.notion.com/p/${id}`,
        lastEdited: at,
        shown: { flags: [], cycleTime: null, followed: null, proposedOutcome: null, prepared },
        date: null,
        status: 'proposed',
        decided: '',
        rationale: '',
        reversible: null,
        outcome: '',
        supersedes: [],
      }
      isEdited = true
      added.push(decision)
      snapshot = { ...snapshot, decisions: [...snapshot.decisions, row] }
      return { id, at, leftOut: [] }
    },
    async trashDecision(id, at) {
      const row = snapshot.decisions.find((each) => each.id === id)
      if (row === undefined) return 'gone'
      if (row.lastEdited > at) return 'edited'
      snapshot = { ...snapshot, decisions: snapshot.decisions.filter((each) => each !== row) }
      return null
    },
    requests: () => writes.length,
  }
  return {
    okrs,
    writes,
    /** Decisions that the service added, in order. */
    added,
    decision: (id: string) => snapshot.decisions.find((each) => each.id === id),
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
    /** A person deletes a key result or a decision. */
    remove(pageId: string): void {
      isEdited = true
      const keyResults = snapshot.keyResults.filter(({ id }) => id !== pageId)
      const decisions = snapshot.decisions.filter(({ id }) => id !== pageId)
      snapshot = { ...snapshot, keyResults, decisions }
    },
    shown: (pageId: string) => snapshot.keyResults.find(({ id }) => id === pageId)?.shown,
    keyResult: (pageId: string) => snapshot.keyResults.find(({ id }) => id === pageId),
  }
}
