import type { Ambition, Direction, KeyResult, KeyResultType } from '#src/core/model.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import type { KeyResultError } from './company-score.ts'
import { fileCurve } from './file-curve.ts'
import { fileHistory } from './file-history.ts'
import { fileMilestones } from './file-milestones.ts'
import { fileValues } from './file-values.ts'
import { KeyResultFields } from './key-result-fields.ts'
import { optionOf } from './option-of.ts'
import { type FieldFault, type Row, readFields } from './read-fields.ts'
import type { RowNames } from './row-names.ts'
import { rowTitle, titleFault } from './row-text.ts'
import type { SectionTime } from './section-time.ts'

/** A key result as the file has it, ready for the scoring rules. */
export interface FileKeyResult {
  readonly owner: string | null
  readonly unit: string
  readonly input: ScoreInput
  readonly names: RowNames
  /** Of reading the row; one of the level error keeps it from being scored. */
  readonly errors: readonly KeyResultError[]
}

const TYPES: Readonly<Record<string, KeyResultType>> = {
  numeric: 'metric',
  percentage: 'percentage',
  milestone: 'milestone',
  boolean: 'yes_no',
  maintain: 'maintain',
}

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  increase: 'increase',
  decrease: 'decrease',
  at_least: 'at_least',
  at_most: 'at_most',
  between: 'between',
}

const AMBITIONS: Readonly<Record<string, Ambition>> = {
  committed: 'committed',
  aspirational: 'aspirational',
}

/** Faults of these keys, and these faults, are said, and the row is scored all the same. */
const HARMLESS_KEYS = new Set(['id', 'title', 'owner', 'unit', 'weight', 'ambition', 'curve'])
const HARMLESS = new Set(['bad_milestone', 'bad_history', 'no_value'])

/** Reads one key result. Whatever it holds, it is read: what cannot be is a fault. */
export function readKeyResult(row: Row, { period, now }: SectionTime): FileKeyResult {
  const errors: KeyResultError[] = []
  const add = (fault: FieldFault | null) => {
    if (fault !== null) errors.push(asError(fault))
  }
  const { fields, faults } = readFields(KeyResultFields, row)
  for (const fault of faults) add(fault)
  const type = optionOf('type', fields.type, TYPES)
  const ambition = optionOf('ambition', fields.ambition, AMBITIONS, '; the default is taken')
  const direction = optionOf('direction', fields.direction, DIRECTIONS)
  const curve = fileCurve(fields.curve)
  const milestones = fileMilestones((type.option === 'milestone' && fields.milestones) || [])
  const values = fileValues(type.option, direction.option, milestones.counted, fields, row)
  const history = fileHistory(fields.history ?? [])
  for (const { fault } of [type, ambition, direction, values, curve]) add(fault)
  add(titleFault(row))
  for (const fault of milestones.faults) add(fault)
  add(typeFault(row))
  if (history.fault !== null) {
    const isLost = history.checkIns.length === 0 && values.current === null
    add(isLost ? { ...history.fault, code: 'unreadable_history' } : history.fault)
  } else if (row[values.names.Current] === null && history.checkIns.length === 0) {
    add(emptied(values.names.Current))
  }

  const isUntold = errors.some(({ level }) => level === 'error')
  const isWeightLost = faults.some(({ property }) => property === 'weight')
  return {
    owner: fields.owner ?? null,
    unit: fields.unit ?? '',
    names: row['direction'] === undefined ? values.names : { ...values.names, Direction: 'direction' },
    errors,
    input: {
      // What cannot be read is not scored by what is left of it.
      type: isUntold ? 'invalid' : type.option,
      direction: directionOf(type.option, direction.option, fields),
      ambition: ambition.option,
      baseline: values.baseline,
      target: values.target,
      floor: fields.floor ?? null,
      milestones: milestones.typed,
      curve: curve.typed,
      weight: isWeightLost ? Number.NaN : (fields.weight ?? null),
      title: rowTitle(row),
      period,
      state: fields.done === true ? 'closed' : 'active',
      history: withCurrent(history.checkIns, values.current, now),
      sourceUnknown: false,
      previousColour: null,
      failingSince: null,
      workShare: null,
    },
  }
}

/** A value to keep has its bounds by itself; else the flag says the direction, and no flag leaves it to the signs. */
function directionOf(
  type: KeyResult['type'],
  typed: ScoreInput['direction'],
  { range, lower_is_better: isLower }: KeyResultFields,
): ScoreInput['direction'] {
  if (typed !== null) return typed
  if (type === 'maintain') return range ? 'between' : isLower === true ? 'at_most' : 'at_least'
  if (isLower === undefined || isLower === null) return null
  return isLower ? 'decrease' : 'increase'
}

/**
 * Current beside a history (scoring rules, "current beside a history"): equal to the last check-in it is that one; different,
 * or without any, it is a check-in of today.
 */
function withCurrent(
  checkIns: ScoreInput['history'],
  current: number | null,
  now: string,
): ScoreInput['history'] {
  if (current === null) return checkIns
  const last = checkIns.findLast(({ day }) => day <= now)
  if (last !== undefined && last.value === current) return checkIns
  const today = { day: now, value: current }
  if (last === checkIns.at(-1) && last?.day !== now) return [...checkIns, today]
  return [...checkIns.filter(({ day }) => day < now), today, ...checkIns.filter(({ day }) => day > now)]
}

/** Without a type the keys of a value say that it is numeric; anything else must be said. */
function typeFault(row: Row): FieldFault | null {
  const isSaid = row['type'] !== undefined && row['type'] !== null && row['type'] !== ''
  if (isSaid || VALUES.some((key) => row[key] !== undefined)) return null
  return {
    code: 'no_type',
    property: 'type',
    message: 'type is missing, and no target_value or target_pct says that it is numeric.',
    mend: `Set type to ${Object.keys(TYPES).join(', ')}.`.replace(', maintain', ' or maintain'),
  }
}

const VALUES = [
  'target_value',
  'target_pct',
  'baseline_value',
  'baseline_pct',
  'current_value',
  'current_pct',
]

/** Somebody wrote the key and left it empty. */
function emptied(property: string): FieldFault {
  return {
    code: 'no_value',
    property,
    message: `${property} is null, so there is no score.`,
    mend: `Set ${property} to what it is today.`,
  }
}

function asError({ code, property, message, mend }: FieldFault): KeyResultError {
  if (property === 'weight') {
    const said = `${message} The row is scored but does not count in averages.`
    return { code: 'bad_weight', level: 'warning', property, message: said, mend }
  }
  const isHarmless = HARMLESS_KEYS.has(property) || HARMLESS.has(code)
  return { code, level: isHarmless ? 'warning' : 'error', property, message, mend }
}
