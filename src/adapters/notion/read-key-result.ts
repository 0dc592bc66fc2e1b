import type { KeyResult } from '#src/core/model.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import type { keyResultFields } from './key-result-fields.ts'
import { ambitionLabels, directionLabels, keyResultStateLabels, typeLabels } from './labels.ts'
import type { RowReader } from './row-reader.ts'

/**
 * @param objectives the objectives that the row belongs to, however its layout says so
 * @param currentFormat Notion's number format of the Current column
 */
export function readKeyResult(
  row: RowReader<Exclude<keyof typeof keyResultFields, 'title' | 'objectives'>>,
  objectives: readonly string[],
  currentFormat: string | null,
): KeyResult {
  return {
    ...row.common,
    objectives,
    owners: row.people('owners'),
    type: row.choice('type', typeLabels, 'invalid'),
    direction: row.choice('direction', directionLabels, 'invalid'),
    ambition: row.choice('ambition', ambitionLabels, 'invalid'),
    baseline: row.number('baseline'),
    target: row.number('target'),
    current: row.number('current'),
    floor: row.number('floor'),
    unit: row.text('unit').trim(),
    milestones: row.text('milestones'),
    curve: row.word('curve'),
    weight: row.number('weight'),
    source: row.linkedText('source'),
    measure: row.word('measure')?.toLowerCase() ?? null,
    lastCheckIn: row.day('lastCheckIn'),
    ownerConfidence: row.number('ownerConfidence'),
    override: row.choice('override', STATUS_LABEL, null),
    overrideUntil: row.day('overrideUntil'),
    acknowledged: row.day('acknowledged'),
    recoveryPlan: row.text('recoveryPlan'),
    note: row.text('note'),
    state: row.choice('state', keyResultStateLabels, null) ?? 'active',
    acceptedFindings: row.choices('acceptedFindings'),
    decisions: row.links('decisions'),
    word: row.word('word'),
    currentFormat: currentFormat === 'percent' ? 'percent' : 'number',
  }
}
