import type { KeyResult } from '#src/core/model.ts'
import type { AmountRead, Brought, BroughtDoubt, FieldAmount, NumberField } from './amount-read.ts'
import { boundOf } from './bound-of.ts'
import { commonUnit } from './common-unit.ts'
import { numberWords } from './number-words.ts'
import { inPercent, isPercent } from './percent-rows.ts'
import { rowDoubts } from './row-doubts.ts'

type Amounts = Readonly<Record<NumberField, AmountRead | null>>

/** Why a number of a row is not known, though each by itself can be read. */
interface NumberDoubt {
  readonly field: NumberField
  readonly code: BroughtDoubt['code']
  /** As the end of a sentence that begins with the column. */
  readonly because: string
  readonly mend: string
}

/** The numbers of one key result in one unit. */
export interface RowNumbers extends Readonly<Record<NumberField, number | null>> {
  readonly unit: string
  readonly currentFormat: KeyResult['currentFormat']
  /** What Target's `<` or `≥` says, where neither Direction nor Baseline does. */
  readonly direction: 'at_most' | 'at_least' | null
  /** true: Target is empty, and the 5 of a Current of `3/5` stands in for it. */
  readonly hasTargetFromCurrent: boolean
  readonly doubts: readonly NumberDoubt[]
}

const FIELDS = ['baseline', 'target', 'current', 'floor'] as const

/**
 * Brings the numbers of one key result into one unit: percents typed as text, percents that Notion shows, and plain numbers;
 * lengths of time; sums in thousands or millions. What cannot be brought together is a doubt, and null.
 * @param unit what Unit says
 * @param currentFormat Notion's number format of Current
 * @param isTargetFilled true: Target holds something, whether it can be read or not
 */
export function rowNumbers(
  read: Amounts,
  unit: string,
  currentFormat: KeyResult['currentFormat'],
  isTargetFilled = false,
): RowNumbers {
  const outOf = read.current?.outOf ?? null
  const hasTargetFromCurrent =
    !isTargetFilled && read.target === null && outOf !== null && read.current !== null
  const amounts: Amounts =
    hasTargetFromCurrent && read.current && outOf !== null
      ? { ...read, target: { ...read.current, value: outOf, outOf: null } }
      : read
  const all = FIELDS.flatMap((field) => {
    const amount = amounts[field]
    return amount ? [{ field, amount }] : []
  })
  const common = together(all, unit, currentFormat)
  const doubts = common.doubts.map(
    (doubt): NumberDoubt => ({
      field: doubt.field,
      code: doubt.code,
      because: `${numberWords(doubt.amount)}, and ${doubt.beside}`,
      mend: doubt.mend,
    }),
  )
  const valueIn = (field: NumberField) =>
    doubts.some((doubt) => doubt.field === field) ? null : (common.values.get(field) ?? null)
  const values = {
    baseline: valueIn('baseline'),
    target: valueIn('target'),
    current: valueIn('current'),
    floor: valueIn('floor'),
  }
  return {
    ...values,
    unit: unit === '' && currentFormat !== 'percent' ? common.unit : unit,
    currentFormat,
    direction: boundOf(amounts.target?.bound ?? null, values),
    hasTargetFromCurrent,
    doubts,
  }
}

function together(all: readonly FieldAmount[], unit: string, format: KeyResult['currentFormat']): Brought {
  // Most rows are such, and nothing is to be brought together.
  if (all.every(({ amount }) => amount.from === 'plain')) {
    return { values: new Map(all.map(({ field, amount }) => [field, amount.value])), unit: '', doubts: [] }
  }
  const common = all.some(({ amount }) => isPercent(amount))
    ? inPercent(all, unit, format)
    : commonUnit(all, unit)
  return { ...common, doubts: [...common.doubts, ...rowDoubts(all)] }
}
