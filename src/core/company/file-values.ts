import type { KeyResult } from '#src/core/model.ts'
import type { KeyResultFields } from './key-result-fields.ts'
import type { FieldFault, Row } from './read-fields.ts'
import { ROW_NAMES, type RowNames } from './row-names.ts'

/** The three numbers of a key result and what its row calls them. */
export interface FileValues {
  readonly baseline: number | null
  readonly current: number | null
  readonly target: number | null
  readonly names: RowNames
  readonly fault: FieldFault | null
}

/** Finds baseline, current and target in the keys that the type has for them. */
export function fileValues(type: KeyResult['type'], fields: KeyResultFields, row: Row): FileValues {
  if (type === 'milestone') return milestoneValues(fields, row)
  if (type === 'yes_no') {
    const current = fields.done ?? fields.current_value ?? null
    const names = { ...ROW_NAMES, Current: has(row, 'current_value') ? 'current_value' : 'done' }
    return { baseline: null, target: null, current: asNumber(current), names, fault: null }
  }
  if (fields.range) {
    const [baseline, target] = fields.range
    const names = { ...namesOf(type, row), Baseline: 'range', Target: 'range' }
    return {
      baseline,
      target,
      current: fields.current_value ?? fields.current_pct ?? null,
      names,
      fault: null,
    }
  }
  const names = namesOf(type, row)
  const twice = (['baseline', 'current', 'target'] as const).find((name) => {
    const [value, percent] = [fields[`${name}_value`], fields[`${name}_pct`]]
    return (
      value !== undefined && value !== null && percent !== undefined && percent !== null && value !== percent
    )
  })
  return {
    baseline: fields.baseline_value ?? fields.baseline_pct ?? null,
    current: fields.current_value ?? fields.current_pct ?? null,
    target: fields.target_value ?? fields.target_pct ?? null,
    names,
    fault: twice === undefined ? null : twoValues(`${twice}_value`, `${twice}_pct`, row),
  }
}

function milestoneValues(fields: KeyResultFields, row: Row): FileValues {
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

function namesOf(type: KeyResult['type'], row: Row): FileValues['names'] {
  const isPercent = PERCENT.some((key) => has(row, key))
  const isValue = VALUE.some((key) => has(row, key))
  const suffix =
    isPercent === isValue ? (type === 'percentage' ? 'pct' : 'value') : isPercent ? 'pct' : 'value'
  return suffix === 'value' ? ROW_NAMES : PERCENT_NAMES
}

const PERCENT = ['baseline_pct', 'current_pct', 'target_pct']
const VALUE = ['baseline_value', 'current_value', 'target_value']
const PERCENT_NAMES = { ...ROW_NAMES, Baseline: 'baseline_pct', Current: 'current_pct', Target: 'target_pct' }

function twoValues(one: string, other: string, row: Row): FieldFault {
  return {
    code: 'two_values',
    property: one,
    message: `${one} is ${row[one]} and ${other} is ${row[other]}; it is not known which one holds.`,
    mend: `Keep ${one} or ${other}.`,
  }
}

function has(row: Row, key: string): boolean {
  return row[key] !== undefined && row[key] !== null
}

function asNumber(value: boolean | number | null): number | null {
  return value === null ? null : Number(value)
}
