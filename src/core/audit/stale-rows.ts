import { compareTexts } from '#src/core/compare-texts.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day, KeyResult } from '#src/core/model.ts'
import { type AuditRow, auditRow } from './audit-row.ts'

/** A running key result of which nothing new is known. */
export interface StaleRow extends AuditRow {
  /** null: nothing was recorded since its period began. */
  readonly lastCheckIn: Day | null
  /** true: no day was typed for the value, so that is the day of the row's last edit. */
  readonly isByEdit: boolean
}

/**
 * Key results, by id, without a typed day of their last check-in: their values are as old as the row's last edit.
 */
export function undated(keyResults: readonly KeyResult[]): ReadonlySet<string> {
  return new Set(keyResults.filter(({ lastCheckIn }) => lastCheckIn === null).map(({ id }) => id))
}

/**
 * Those with no check-in since the start first, then the oldest; complete ones and those whose period has not begun are none. Where a
 * day was typed without a value somebody did look: the value is asked for, and silence is not what is wrong.
 */
export function staleRows(
  running: readonly KeyResultResult[],
  byEdit: ReadonlySet<string>,
): readonly StaleRow[] {
  return running
    .filter(
      ({ id, status, reasons }) =>
        (byEdit.has(id) || !reasons.includes('no_check_in')) &&
        (status === 'on_track' || status === 'at_risk' || status === 'off_track') &&
        ['no_check_in', 'stale', 'unverified'].some((reason) => reasons.includes(reason)),
    )
    .map((result) => ({
      ...auditRow(result),
      lastCheckIn: result.reasons.includes('no_check_in') ? null : result.lastCheckIn,
      isByEdit: byEdit.has(result.id),
    }))
    .sort((a, b) => compareTexts(a.lastCheckIn ?? '', b.lastCheckIn ?? ''))
}
