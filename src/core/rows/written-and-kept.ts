import { isEmpty } from '#src/core/cell-value.ts'
import type { WrittenCell } from '#src/core/history.ts'
import type { ServiceField, Shown, Snapshot } from '#src/core/model.ts'

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
export function writtenAndKept(
  written: readonly WrittenCell[],
  { objectives, keyResults, initiatives, decisions }: Snapshot,
): readonly WrittenCell[] {
  const ofRow = Map.groupBy(
    written.filter(({ field, value }) => field !== 'current' && !isEmpty(value)),
    ({ pageId }) => pageId,
  )
  const anew = new Set<WrittenCell>()
  for (const rows of [objectives, keyResults, initiatives, decisions]) {
    const filled = filledIn(rows)
    const emptied = rows.flatMap(({ id, shown }) => {
      const cells = (ofRow.get(id) ?? []).filter(({ field }) => shown[field] !== undefined)
      const empty = cells.filter(({ field }) => isEmpty(shown[field] ?? null))
      if (empty.length >= CELLS && empty.length === cells.length) for (const cell of empty) anew.add(cell)
      return empty.filter(({ field }) => !filled.has(field))
    })
    for (const cells of Map.groupBy(emptied, ({ field }) => field).values()) {
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
