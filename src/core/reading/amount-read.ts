import type { TypedNumber } from './read-number.ts'

/** A number that stands in a cell, and how it stands there. */
export interface AmountRead extends TypedNumber {
  /** `percent`: Notion shows 0.72 as 72 %; `plain`: a number of Notion's as it is; `typed`: read from text; `checkbox`: 1 or 0. */
  readonly from: 'plain' | 'percent' | 'typed' | 'checkbox'
}

/** A number of Notion's own. */
export function ownAmount(value: number, format: string | null): AmountRead {
  const from = format === 'percent' ? 'percent' : 'plain'
  return { value, outOf: null, unit: '', scale: 1, bound: null, isChange: false, from }
}

/** Numbers of a key result that are compared with each other. */
export type NumberField = 'baseline' | 'target' | 'current' | 'floor'

export interface FieldAmount {
  readonly field: NumberField
  readonly amount: AmountRead
}

/** Numbers of a row that were brought together. */
export interface Brought {
  readonly values: ReadonlyMap<NumberField, number>
  /** In which they are, where Unit does not say; empty: nothing says. */
  readonly unit: string
  readonly doubts: readonly BroughtDoubt[]
}

export interface BroughtDoubt extends FieldAmount {
  readonly code: 'units_differ' | 'scale_unclear'
  /** What it does not go with, as the end of a sentence. */
  readonly beside: string
  readonly mend: string
}
