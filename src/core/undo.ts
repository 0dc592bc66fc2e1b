import { isEmpty, sameCell } from './cell-value.ts'
import type { History, WrittenCell } from './history.ts'
import type { CellChange, DatabaseKind, Instant, ServiceField, Snapshot, Write } from './model.ts'
import { changedByHand } from './rows/changed-by-hand.ts'
import { historyByRow } from './rows/row-history.ts'
import { rowsOf } from './rows-of.ts'

/** Why a cell that a run wrote is left as it is. */
export type LeftBecause =
  /** It shows what it showed before the run already. */
  | 'as_before'
  /** A person has edited it since. */
  | 'edited'
  /** A later run has written it since. */
  | 'overwritten'
  /** Notion's answer is older than what the run wrote. */
  | 'not_caught_up'
  /** It is not known whether the run wrote it. */
  | 'not_known'
  /** The column is gone, or is not the service's any more. */
  | 'column_gone'
  /** The row is gone, or is not shared any more. */
  | 'row_gone'

/** A cell that is left as it is. */
export interface LeftCell {
  readonly database: DatabaseKind
  readonly pageId: string
  readonly title: string
  readonly field: ServiceField
  readonly because: LeftBecause
}

export interface UndoPlan {
  /** Each cell from what it shows now to what it showed before the run, which may have been a person's word. */
  readonly writes: readonly Write[]
  readonly left: readonly LeftCell[]
}

type Given = { readonly snapshot: Snapshot; readonly history: History }

/** One cell of a run: from what it showed at first to what the run wrote last. */
interface RunCell extends CellChange {
  readonly database: DatabaseKind
  readonly pageId: string
  readonly title: string
  /** The stamp of the row after the run wrote it last. */
  readonly at: Instant
}

/**
 * How to put back what a run changed: every cell that still shows what the run wrote last gets the value from before; the others
 * are left, each with why.
 * @param input.writes of the run, in the order in which they were planned
 * @param input.snapshot what Notion shows now
 * @param input.written what the service last wrote into each cell, in any run
 * @param input.given what the rules of that run were given; null: it is not kept, and nothing from before counts as typed
 */
export function planUndo(input: {
  readonly writes: readonly {
    readonly write: Write
    readonly state: 'planned' | 'written' | 'dropped'
    readonly at: Instant
  }[]
  readonly snapshot: Snapshot
  readonly written: readonly WrittenCell[]
  readonly given: Given | null
}): UndoPlan {
  const { writes, snapshot, given } = input
  const rows = rowsOf(snapshot)
  const lastOf = new Map(input.written.map((cell) => [keyOf(cell), cell]))
  const isTyped = typedBefore(given)
  const restored = new Map<string, Write & { readonly changes: CellChange[] }>()
  const left: LeftCell[] = writes
    .filter(({ state }) => state === 'planned')
    .flatMap(({ write: { changes, ...page } }) =>
      changes.map(({ field }) => ({ ...page, field, because: 'not_known' as const })),
    )

  for (const cell of cellsOf(writes.filter(({ state }) => state === 'written'))) {
    const { database, pageId, title, field, before } = cell
    const row = rows.get(pageId)
    const because = whyLeft(cell, row, lastOf.get(keyOf(cell)))
    if (because !== null) left.push({ database, pageId, title, field, because })
    if (because !== null || row === undefined) continue
    const write = restored.get(pageId) ?? { database, pageId, title: row.title, changes: [] }
    restored.set(pageId, write)
    const change = { field, before: row.shown[field] ?? null, after: before }
    write.changes.push(isTyped(cell) ? { ...change, isWord: true } : change)
  }
  return { writes: [...restored.values()], left }
}

/**
 * What a run wrote twice, since people edited meanwhile, is one change from first to last, or from what a person typed into the
 * cell between the two; what came to nothing is none.
 */
function cellsOf(writes: readonly { readonly write: Write; readonly at: Instant }[]): RunCell[] {
  const cells = new Map<string, RunCell>()
  for (const { write, at } of writes) {
    const { changes, ...page } = write
    for (const change of changes) {
      const key = keyOf({ ...page, ...change })
      const earlier = cells.get(key)
      const isOwn = earlier !== undefined && sameCell(change.field, earlier.after, change.before)
      cells.set(key, { ...page, ...change, before: isOwn ? earlier.before : change.before, at })
    }
  }
  return [...cells.values()].filter(({ field, before, after }) => !sameCell(field, before, after))
}

function whyLeft(
  { field, before, after, at }: RunCell,
  row: Snapshot[DatabaseKind][number] | undefined,
  last: WrittenCell | undefined,
): LeftBecause | null {
  if (row === undefined) return 'row_gone'
  const shown = row.shown[field]
  if (shown === undefined) return 'column_gone'
  if (row.lastEdited < at) return 'not_caught_up'
  if (sameCell(field, shown, before)) return 'as_before'
  if (last !== undefined && (last.at > at || !sameCell(field, last.value, after))) return 'overwritten'
  return sameCell(field, shown, after) ? null : 'edited'
}

/**
 * Whether what a cell showed before the run was a person's word. Current is shared: whatever the service did not write there
 * itself is a person's.
 */
function typedBefore(given: Given | null): (cell: RunCell) => boolean {
  if (given === null) return () => false
  const rows = rowsOf(given.snapshot)
  const historyOf = historyByRow(given.history)
  return ({ pageId, field, before }) => {
    const row = rows.get(pageId)
    const shown = row?.shown[field]
    // What the rules were given last is of a later moment than the first writes of a run in which people edited.
    if (row === undefined || shown === undefined || isEmpty(before) || !sameCell(field, shown, before))
      return false
    const history = historyOf(pageId)
    if (field !== 'current') return changedByHand(row, field, history)
    const own = history.written(field)
    return own === undefined || !sameCell(field, own.value, before)
  }
}

function keyOf({ pageId, field }: Pick<WrittenCell, 'pageId' | 'field'>): string {
  return `${pageId} ${field}`
}
