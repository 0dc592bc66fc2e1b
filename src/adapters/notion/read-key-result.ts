import type { KeyResult } from '#src/core/model.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import type { keyResultFields } from './key-result-fields.ts'
import { ambitionLabels, directionLabels, keyResultStateLabels, typeLabels } from './labels.ts'
import type { RowReader } from './row-reader.ts'

/**
 * What a checkbox in Current says is yes or no, where nothing says otherwise. A Target of `<200ms` is a bound, where neither
 * Direction nor Baseline says what is meant.
 * @param objectives the objectives that the row belongs to, however its layout says so
 */
export function readKeyResult(
  row: RowReader<Exclude<keyof typeof keyResultFields, 'title' | 'objectives'>>,
  objectives: readonly string[],
): KeyResult {
  const { baseline, target, current, floor, unit, currentFormat, direction } = row.numbers()
  const type = row.choice('type', typeLabels, 'invalid')
  return {
    ...row.common,
    objectives,
    owners: row.people('owners'),
    type: type === null && target === null && row.isCheckbox('current') ? 'yes_no' : type,
    direction: row.choice('direction', directionLabels, 'invalid') ?? direction,
    ambition: row.choice('ambition', ambitionLabels, 'invalid'),
    baseline,
    target,
    current,
    floor,
    unit,
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
    currentFormat,
  }
}
