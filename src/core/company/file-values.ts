import type { KeyResult } from '#src/core/model.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import type { Counted } from './file-milestones.ts'
import type { KeyResultFields } from './key-result-fields.ts'
import type { FieldFault, Row } from './read-fields.ts'
import { ROW_NAMES, type RowNames } from './row-names.ts'
import { shownValue } from './shown-value.ts'

/** The three numbers of a key result and what its row calls them. */
export interface FileValues {
  readonly baseline: number | null
  readonly current: number | null
  readonly target: number | null
  readonly names: RowNames
  readonly fault: FieldFault | null
}

/**
 * Finds baseline, current and target in the keys that the type has for them. Of two keys that differ neither holds.
 * @param direction as typed; a range is for a value to keep between two bounds alone
 * @param counted what the list of milestones says; null: there is none
 */
export function fileValues(
  type: KeyResult['type'],
  direction: ScoreInput['direction'],
  counted: Counted | null,
  fields: KeyResultFields,
  row: Row,
): FileValues {
  if (type === 'milestone') return milestoneValues(fields, counted, row)
  if (type === 'yes_no') return yesNoValues(fields, row)
  const current = fields.current_value ?? fields.current_pct ?? null
  const target = fields.target_value ?? fields.target_pct ?? null
  const names = namesOf(type, row)
  const twice = NUMBERS.find(([value, percent]) => differ(fields[value], fields[percent]))
  const fault = twice === undefined ? null : twoValues(twice[0], twice[1], row)
  const { range } = fields
  if (!range) {
    return { baseline: fields.baseline_value ?? fields.baseline_pct ?? null, current, target, names, fault }
  }
  const [low, high] = range
  const isBetween = direction === 'between' || (type === 'maintain' && direction === null)
  const isOther = target !== null && !range.includes(target)
  return {
    baseline: low,
    target: high,
    current,
    names: { ...names, Baseline: 'range', Target: 'range' },
    fault: isBetween ? (isOther ? twoValues('range', names.Target, row) : fault) : notKept(low, high),
  }
}

function yesNoValues({ done, current_value: value }: KeyResultFields, row: Row): FileValues {
  const current = done ?? value ?? null
  const isTwice = typeof done === 'boolean' && differ(Number(done), value)
  return {
    baseline: null,
    target: null,
    current: current === null ? null : Number(current),
    names: { ...ROW_NAMES, Current: has(row, 'current_value') ? 'current_value' : 'done' },
    fault: isTwice ? twoValues('done', 'current_value', row) : null,
  }
}

function milestoneValues(fields: KeyResultFields, counted: Counted | null, row: Row): FileValues {
  if (counted !== null) return listValues(fields, counted, row)
  const { milestones_total: total = null, milestones_hit: hit = null, score = null } = fields
  const isCounted = has(row, 'milestones_total') || has(row, 'milestones_hit')
  if (isCounted) {
    const names = { ...ROW_NAMES, Current: 'milestones_hit', Target: 'milestones_total' }
    const differs = score !== null && total !== null && hit !== null && Math.abs(score - hit / total) > 0.01
    const fault = differs ? twoValues('milestones_hit', 'score', row) : null
    return { baseline: null, current: hit, target: total, names, fault }
  }
  const names = { ...ROW_NAMES, Current: 'score', Target: 'milestones_total' }
  return { baseline: null, current: score, target: has(row, 'score') ? 1 : null, names, fault: null }
}

/** What is done the rules read off the list; that nothing is done is a value too. */
function listValues(fields: KeyResultFields, counted: Counted, row: Row): FileValues {
  const other = (['milestones_total', 'milestones_hit', 'score'] as const).find(
    (key) => Math.abs((fields[key] ?? counted[key]) - counted[key]) > 0.01,
  )
  return {
    baseline: null,
    target: null,
    current: counted.score === 0 ? 0 : null,
    names: { ...ROW_NAMES, Current: 'milestones', Target: 'milestones' },
    fault: other === undefined ? null : twoValues('milestones', other, row),
  }
}

function namesOf(type: KeyResult['type'], row: Row): FileValues['names'] {
  const isPercent = PERCENT.some((key) => has(row, key))
  const isValue = VALUE.some((key) => has(row, key))
  const suffix =
    isPercent === isValue ? (type === 'percentage' ? 'pct' : 'value') : isPercent ? 'pct' : 'value'
  return suffix === 'value' ? ROW_NAMES : PERCENT_NAMES
}

const NUMBERS = [
  ['baseline_value', 'baseline_pct'],
  ['current_value', 'current_pct'],
  ['target_value', 'target_pct'],
] as const
const VALUE = NUMBERS.map(([value]) => value)
const PERCENT = NUMBERS.map(([, percent]) => percent)
const PERCENT_NAMES = { ...ROW_NAMES, Baseline: 'baseline_pct', Current: 'current_pct', Target: 'target_pct' }

function twoValues(one: string, other: string, row: Row): FieldFault {
  return {
    code: 'two_values',
    property: one,
    message: `${one} is ${shownValue(row[one])} and ${other} is ${shownValue(row[other])}; it is not known which one holds.`,
    mend: `Keep ${one} or ${other}.`,
  }
}

function notKept(low: number, high: number): FieldFault {
  return {
    code: 'range_not_kept',
    property: 'range',
    message: `range is ${low} to ${high}, but nothing says that the value is to be kept between them.`,
    mend: 'Set type to maintain without a direction; or take range out and set baseline_value and target_value.',
  }
}

/** Both are there, and they are not the same. */
function differ(one: number | null | undefined, other: number | null | undefined): boolean {
  return typeof one === 'number' && typeof other === 'number' && one !== other
}

function has(row: Row, key: string): boolean {
  return row[key] !== undefined && row[key] !== null
}
