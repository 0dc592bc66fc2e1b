import type { AmountRead, Brought, FieldAmount, NumberField } from './amount-read.ts'
import { lengthOf, measuredIn } from './measured-in.ts'
import { readUnit } from './read-unit.ts'

/**
 * Brings numbers together that are in no percent: lengths of time into the one that Unit, else Target, else the first names;
 * `€1.2m` into the thousands that Unit names. A plain number is in the unit of the row.
 */
export function commonUnit(all: readonly FieldAmount[], unit: string): Brought {
  const named = all.filter(({ amount }) => amount.unit !== '')
  const lead = named.find(({ field }) => field === 'target') ?? named[0]
  const base = lengthOf(unit) === null ? (lead?.amount.unit ?? '') : unit
  const scales = readUnit('', unit)?.scales ?? []
  const rowScale = scales.length === 1 ? (scales[0] ?? 1) : 1
  const measure = measuredIn(rowScale === 1 ? unit : (readUnit('', unit)?.text ?? '')) ?? measuredIn(base)
  const scaled = all.filter(({ amount }) => amount.scale > 1)
  const values = new Map<NumberField, number>()
  const doubts: Brought['doubts'][number][] = []
  for (const each of all) {
    const { field, amount } = each
    const own = measuredIn(amount.unit)
    values.set(field, inBase(amount, base) / (amount.scale > 1 ? rowScale : 1))
    if (own !== null && measure !== null && own !== measure) {
      const beside = `the row is in ${measuredIn(unit) === null ? base : unit}`
      const mend = 'Type Baseline, Target and Current of the row in one unit.'
      doubts.push({ ...each, code: 'units_differ', beside, mend })
    } else if (rowScale === 1 && scaled.some((other) => mayLackScale(amount, other.amount))) {
      const beside = 'other numbers of the row are typed in thousands or millions, so that it may be too'
      const mend = `Type it in full, or the others as plain numbers of the same size.`
      doubts.push({ ...each, code: 'scale_unclear', beside, mend })
    }
  }
  return { values, unit: base, doubts }
}

function inBase({ value, unit }: AmountRead, base: string): number {
  const [from, to] = [lengthOf(unit), lengthOf(base)]
  if (from === null || to === null || from === to) return value
  return Number(((value * from) / to).toPrecision(12))
}

/** Whether a number such as 2 beside `€1.2m` may be meant in millions too. */
function mayLackScale(amount: AmountRead, scaled: AmountRead): boolean {
  if (amount.scale > 1 || amount.value === 0) return false
  return Math.abs(scaled.value / amount.value) >= scaled.scale / 10
}
