import { sameCell } from '#src/core/cell-value.ts'
import type { Instant, ServiceField, Shown } from '#src/core/model.ts'
import type { RowHistory } from './row-history.ts'

/**
 * Whether a cell of the service's shows something else than what the service wrote last. A row that bears an older stamp
 * than that write was read before Notion had caught up with it, and tells nothing.
 */
export function changedByHand(
  row: { readonly shown: Shown; readonly lastEdited: Instant },
  field: ServiceField,
  history: RowHistory,
): boolean {
  const shown = row.shown[field]
  const written = history.written(field)
  if (shown === undefined || written === undefined) return false
  return row.lastEdited >= written.at && !sameCell(field, shown, written.value)
}
