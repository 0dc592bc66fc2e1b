import type { Quantity } from '#src/core/delivery/measures.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { type NamedUnit, namedUnit } from './named-unit.ts'

/**
 * Business hours make no whole days: a day of them is as long as each company says. Points are a week's where a project has no
 * cycles.
 */
export type Dimension = Quantity | 'business_hours' | 'points_per_week'

interface Fitting {
  /** How the number reads when Unit names nothing else. */
  readonly reads: string
  /** What Unit may name. */
  readonly units: string
  readonly holds: (unit: NamedUnit) => boolean
}

const WEEK = 168

const isShare = ({ kind }: NamedUnit) => kind === 'percent' || kind === 'share'
const isTime = ({ kind }: NamedUnit) => kind === 'time'
const isRate = ({ kind }: NamedUnit) => kind === 'rate'
const isEach = ({ kind }: NamedUnit) => kind === 'each'
const rates = 'per day, per week or per month'
const name = 'the name of what is counted'

const fittings: Readonly<Record<Exclude<Dimension, 'count' | 'share'>, Fitting>> = {
  percent: { reads: 'in percent', units: '% or share', holds: isShare },
  hours: { reads: 'in hours', units: 'min, h, d or weeks', holds: isTime },
  business_hours: {
    reads: 'in business hours',
    units: 'min or h',
    holds: (unit) => unit.kind === 'time' && unit.hours <= 1,
  },
  minutes: { reads: 'in minutes', units: 's, min or h', holds: isTime },
  per_week: { reads: 'per week', units: rates, holds: isRate },
  points_per_week: { reads: 'in points per week', units: rates, holds: isRate },
  per_hundred: { reads: 'a plain number', units: name, holds: isEach },
  // Teams estimate in hours and days too.
  points: { reads: 'in points', units: name, holds: (unit) => isTime(unit) || isEach(unit) },
}

/**
 * A number in the unit of its row. What the work itself counts is written as it is, and its share done in percent or as a share,
 * whatever else Unit names: a unit of time or a percent sign may say there what is counted.
 * @param amount a percentage as 0..100
 * @param label the measure, as people see it
 * @returns the number as Current takes it, or the fault of Unit or Current, which cannot hold it
 */
export function inUnit(
  amount: number,
  dimension: Dimension,
  row: { readonly unit: string; readonly currentFormat: 'number' | 'percent' },
  label: string,
): number | RowFault {
  if (dimension === 'count') return round(amount, 2)
  const unit = namedUnit(row.unit)
  if (dimension === 'share') return percentage(amount, unit, row.currentFormat)
  const { reads, units, holds } = fittings[dimension]
  if (unit !== null && !holds(unit)) {
    return {
      code: 'unit_does_not_fit',
      property: 'Unit',
      message: `Unit is "${cleanText(row.unit, 30)}", which cannot hold "${label}" (${reads}).`,
      mend: `Type ${units} in Unit, or empty it: "${label}" is then ${reads}.`,
    }
  }
  if (dimension === 'percent') return percentage(amount, unit, row.currentFormat)
  if (row.currentFormat === 'percent') {
    return {
      code: 'unit_does_not_fit',
      property: 'Current',
      message: `Current has the percent format in Notion, which cannot hold "${label}" (${reads}).`,
      mend: `Set the format of the property Current to Number in Notion, or choose another Measure.`,
    }
  }
  if (dimension === 'points' || dimension === 'per_hundred') return round(amount, 2)
  const isRated = dimension === 'per_week' || dimension === 'points_per_week'
  const own = isRated ? WEEK : dimension === 'minutes' ? 1 / 60 : 1
  const length = unit !== null && 'hours' in unit ? unit.hours : own
  return fine(isRated ? (amount / own) * length : (amount * own) / length)
}

function percentage(amount: number, unit: NamedUnit | null, format: 'number' | 'percent'): number {
  return format === 'percent' || unit?.kind === 'share' ? round(amount / 100, 4) : round(amount, 2)
}

/** Two decimals, or four of what is below one. */
function fine(value: number): number {
  return round(value, Math.abs(value) < 1 ? 4 : 2)
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(value * factor) / factor
}
