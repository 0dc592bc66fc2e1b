import { isEmpty } from '#src/core/cell-value.ts'
import type { WrittenCell } from '#src/core/history.ts'
import type { ServiceField, Shown, Snapshot } from '#src/core/model.ts'
import { rowsOf } from '#src/core/rows-of.ts'

interface Row {
  readonly id: string
  readonly shown: Shown
}

/** Nobody empties so many cells of a row one by one, nor those of a column in so many rows that hold anything. */
const CELLS = 3
const ROWS = 2

/**
 * What was written, without what columns held that were taken away and made anew, as by `init --remove` and `init --adopt`: a
 * column that shows nothing in any row, or a row that shows nothing in any column of the service's.
 */
export function writtenAndKept(written: readonly WrittenCell[], snapshot: Snapshot): readonly WrittenCell[] {
  const shownOf = rowsOf(snapshot)
  const isThere = ({ pageId, field, value }: WrittenCell) =>
    field !== 'current' && !isEmpty(value) && shownOf.get(pageId)?.shown[field] !== undefined
  const isGone = ({ pageId, field }: WrittenCell) => isEmpty(shownOf.get(pageId)?.shown[field] ?? null)
  const emptied = Map.groupBy(
    written.filter((cell) => isThere(cell) && isGone(cell)),
    ({ pageId }) => pageId,
  )
  if (emptied.size === 0) return written
  const there = Map.groupBy(
    written.filter((cell) => emptied.has(cell.pageId) && isThere(cell)),
    ({ pageId }) => pageId,
  )
  const anew = new Set<WrittenCell>()
  const { objectives, keyResults, initiatives, decisions } = snapshot
  for (const rows of [objectives, keyResults, initiatives, decisions]) {
    const filled = filledIn(rows)
    const ofColumns = rows.flatMap(({ id }) => {
      const empty = emptied.get(id) ?? []
      if (empty.length >= CELLS && empty.length === there.get(id)?.length) {
        for (const cell of empty) anew.add(cell)
      }
      return empty.filter(({ field }) => !filled.has(field))
    })
    for (const cells of Map.groupBy(ofColumns, ({ field }) => field).values()) {
      if (cells.length >= ROWS) for (const cell of cells) anew.add(cell)
    }
  }
  return anew.size === 0 ? written : written.filter((cell) => !anew.has(cell))
}

function filledIn(rows: readonly Row[]): ReadonlySet<ServiceField> {
  const fields = new Set<ServiceField>()
  for (const { shown } of rows) {
    for (const [field, value] of Object.entries(shown) as [ServiceField, Shown[ServiceField]][]) {
      if (value !== undefined && !isEmpty(value)) fields.add(field)
    }
  }
  return fields
}
