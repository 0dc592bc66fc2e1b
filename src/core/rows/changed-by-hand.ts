import { isEmpty, sameCell } from '#src/core/cell-value.ts'
import type { CellValue, Instant, ServiceField, Shown, Status } from '#src/core/model.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import type { RowHistory } from './row-history.ts'

interface Row {
  readonly shown: Shown
  readonly lastEdited: Instant
}

/** What the service fills on every row that it has written, as far as the row has such columns. */
const ALWAYS_FILLED: ReadonlySet<ServiceField> = new Set([
  'status',
  'risk',
  'why',
  'summary',
  'synced',
  'health',
])

/**
 * Whether a cell of the service's shows something else than what the service wrote last, or was filled before the service
 * ever wrote to the row. A row that bears an older stamp than that write was read before Notion had caught up with it, and
 * tells nothing. A Status that no rule knows can only be a person's.
 */
export function changedByHand(row: Row, field: ServiceField, history: RowHistory): boolean {
  const shown = row.shown[field]
  const written = history.written(field)
  if (shown === undefined || (written !== undefined && row.lastEdited < written.at)) return false
  if (field === 'status' && !isEmpty(shown) && !isStatus(shown)) return true
  if (written === undefined) return !isEmpty(shown) && isUntouched(row, field, history)
  return !sameCell(field, shown, written.value)
}

export function isStatus(value: CellValue | undefined): value is Status {
  return typeof value === 'string' && Object.hasOwn(STATUS_LABEL, value)
}

/**
 * The service has never written to the row, and the other cells show that no other store did: on a new row one that the
 * service always fills is empty. A row whose store was lost, or that was duplicated, shows them all.
 */
function isUntouched({ shown }: Row, field: ServiceField, history: RowHistory): boolean {
  if (history.lastWrite !== null) return false
  const others = (Object.keys(shown) as ServiceField[]).filter((each) => each !== field && each !== 'current')
  const isEmptyHere = (each: ServiceField) => isEmpty(shown[each] ?? null)
  const always = others.filter((each) => ALWAYS_FILLED.has(each))
  return always.length > 0 ? always.some(isEmptyHere) : others.every(isEmptyHere)
}
