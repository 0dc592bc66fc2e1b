import type { CellValue, Instant, ServiceField, Shown } from '#src/core/model.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'
import { changedByHand } from './changed-by-hand.ts'
import { isStatus } from './overrule.ts'
import type { RowFault } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'

/** Current is shared, Cycle time keeps what it shows, and Synced moves by itself. */
const FREE: ReadonlySet<ServiceField> = new Set(['current', 'cycleTime', 'synced'])

/** Columns of the service's that a person changed; a Status chosen by a person is no fault but an overrule. */
export function serviceCells(
  row: { readonly shown: Shown; readonly lastEdited: Instant },
  history: RowHistory,
): RowFault[] {
  const changed = Object.entries(row.shown).filter(
    ([field, shown]) =>
      !FREE.has(field as ServiceField) &&
      !(field === 'status' && isStatus(shown)) &&
      changedByHand(row, field as ServiceField, history),
  ) as [ServiceField, CellValue][]
  return changed.map(([field, shown]) => ({
    code: 'service_cell_changed',
    property: FIELD_LABEL[field],
    message: `${FIELD_LABEL[field]} showed ${say(shown)}, typed by a person; okr-sync had written ${say(history.written(field)?.value ?? null)} and puts its own value back.`,
    mend: 'Leave this column to okr-sync. To disagree, set Status or Override; to add words, use a column of your own.',
  }))
}

function say(value: CellValue): string {
  if (value === null || value === '' || (typeof value === 'object' && value.length === 0)) return 'nothing'
  return typeof value === 'object' ? value.join(', ') : `"${value}"`
}
