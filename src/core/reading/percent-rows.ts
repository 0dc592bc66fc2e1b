import type { AmountRead, Brought, FieldAmount } from './amount-read.ts'
import { measuredIn } from './measured-in.ts'

/** A plain number above it beside percents of a tenth, or where Unit names something else, is hardly a percentage. */
const MOST_POINTS = 100

/** Of plain numbers beside one that Notion shows in percent: from here on they are percent, below it shares (1.2 is 120 %). */
const SURELY_NO_SHARE = 2

export function isPercent({ from, unit }: AmountRead): boolean {
  return from === 'percent' || unit === '%'
}

/**
 * Brings percents together. What Notion shows in percent holds 0..1, what is typed as `72 %` is 72, and a plain number beside
 * that is as many percent; 3/5 is 60. Only where Notion shows the rest in percent and all plain numbers are below 2 are they shares.
 * @param unit what Unit says
 * @param currentFormat in which the values are wanted: `percent` is 0..1
 */
export function inPercent(
  all: readonly FieldAmount[],
  unit: string,
  currentFormat: 'number' | 'percent',
): Brought {
  const percents = all.filter(({ amount }) => isPercent(amount))
  const others = all.filter(
    ({ amount }) => !isPercent(amount) && amount.outOf === null && !isDone(amount, all),
  )
  const named = others.filter(({ amount }) => amount.unit !== '')
  const plain = others.filter(({ amount }) => amount.unit === '')
  const highest = Math.max(...percents.map(({ amount }) => Math.abs(pointsOf(amount))))
  const isTyped = percents.some(({ amount }) => amount.from === 'typed')
  const isSmall = ({ amount }: FieldAmount) => Math.abs(amount.value) < SURELY_NO_SHARE
  const filled = plain.filter(({ amount }) => amount.value !== 0)
  const areShares = !isTyped && filled.length > 0 && filled.every(isSmall)
  const unclear = isTyped ? filled.filter(({ amount }) => Math.abs(amount.value) <= 1) : []
  const isOther = unit !== '' && measuredIn(unit) !== '%'
  const far = (value: number) => value > MOST_POINTS && (isOther || value >= highest * 10)
  const strange = isTyped ? filled.filter(({ amount }) => far(Math.abs(amount.value))) : []

  const points = new Map(
    all.map(({ field, amount }) => {
      const isShare = areShares && !isPercent(amount)
      return [field, isShare ? amount.value * 100 : pointsOf(amount)]
    }),
  )
  const isKept = currentFormat === 'percent' || areShares
  return {
    values: new Map([...points].map(([field, value]) => [field, exact(isKept ? value / 100 : value)])),
    unit: areShares ? '' : '%',
    doubts: [
      ...unclear.map(({ field, amount }) => ({
        field,
        amount,
        code: 'scale_unclear' as const,
        beside: 'the row is in percent, so that it may be a share or a percentage',
        mend: `Type it with the percent sign, as ${exact(amount.value * 100)} % or ${amount.value} %.`,
      })),
      ...[...named, ...strange].map(({ field, amount }) => ({
        field,
        amount,
        code: 'units_differ' as const,
        beside: 'other numbers of the row are in percent',
        mend: 'Type Baseline, Target and Current of the row in one unit.',
      })),
    ],
  }
}

/** A ticked box beside a Target of 100 %. */
function isDone({ from }: AmountRead, all: readonly FieldAmount[]): boolean {
  return from === 'checkbox' && all.some(({ field, amount }) => field === 'target' && isPercent(amount))
}

function pointsOf({ from, value, outOf }: AmountRead): number {
  if (outOf !== null) return (value / outOf) * 100
  if (from === 'checkbox') return value * 100
  return from === 'percent' ? value * 100 : value
}

/** Without what binary fractions add: 0.07 * 100 is not 7. */
function exact(value: number): number {
  return Number(value.toPrecision(12))
}
