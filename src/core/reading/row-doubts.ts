import type { BroughtDoubt, FieldAmount } from './amount-read.ts'
import { isPercent } from './percent-rows.ts'

/**
 * What cannot be compared in a row although each number by itself is plain: a change beside what changes, thirds beside tenths, a
 * ticked box beside a number to reach.
 */
export function rowDoubts(all: readonly FieldAmount[]): readonly BroughtDoubt[] {
  return [...changes(all), ...parts(all), ...boxes(all)]
}

/** `+15%` beside 200 may be 15 or 230, and a Target of `-15%` is no level where Baseline is above zero. */
function changes(all: readonly FieldAmount[]): readonly BroughtDoubt[] {
  const filled = all.filter(({ amount }) => amount.value !== 0)
  const isFall = ({ field, amount }: FieldAmount) =>
    field === 'target' &&
    amount.from === 'typed' &&
    amount.value < 0 &&
    filled.some((other) => isAbove(other, amount))
  const isBy = (each: FieldAmount) => each.amount.isChange || isFall(each)
  if (filled.every(isBy)) return []
  return filled.filter(isBy).map((each) => ({
    ...each,
    code: 'units_differ',
    beside: 'it may say by how much the others change, or how much there is to be',
    mend: 'Type how much there is to be, without a sign, in the unit of the others.',
  }))
}

function isAbove({ field, amount }: FieldAmount, fall: FieldAmount['amount']): boolean {
  const isLevel = field === 'baseline' || (field === 'current' && isPercent(fall) && !isPercent(amount))
  return isLevel && amount.value > 0
}

/** 3 of 5 beside 10 may be 3 of 10, or 6. Beside percent it is 60 %. */
function parts(all: readonly FieldAmount[]): readonly BroughtDoubt[] {
  if (all.some(({ amount }) => isPercent(amount))) return []
  const shares = all.filter(({ amount }) => amount.outOf !== null)
  const least = Math.min(...shares.map(({ amount }) => amount.outOf ?? 0))
  const isOdd = all.some(({ amount }) => (amount.outOf ?? amount.value) > least)
  if (shares.length === 0 || !isOdd) return []
  return shares.map((each) => ({
    ...each,
    code: 'scale_unclear',
    beside: `other numbers of the row are out of more than ${least}`,
    mend: 'Type Baseline, Target and Current of the row as plain numbers.',
  }))
}

function boxes(all: readonly FieldAmount[]): readonly BroughtDoubt[] {
  const target = all.find(({ field }) => field === 'target')?.amount
  if (!target || target.value === (isPercent(target) && target.from === 'typed' ? 100 : 1)) return []
  return all
    .filter(({ amount }) => amount.from === 'checkbox')
    .map((each) => ({
      ...each,
      code: 'units_differ',
      beside: 'a checkbox does not say how much of Target is reached',
      mend: 'Choose Yes/No in Type, or keep Current in a Number column.',
    }))
}
