import type { Dimension } from './in-unit.ts'
import type { UnknownReason } from './unknown-reason.ts'

/** What a measure gives for all links of a row together, before it is written in the row's unit. */
export type AmountOfWork =
  | {
      readonly kind: 'value'
      /** Percentages as 0..100. */
      readonly value: number
      readonly dimension: Dimension
      /** With its unit, for example `31 h`. */
      readonly words: string
      /** Where it comes from. The same events always read the same. */
      readonly evidence: string
    }
  | {
      readonly kind: 'none'
      readonly reason: UnknownReason
      /** A sentence. */
      readonly detail: string
      /** What a person at the row can do; null: nothing. */
      readonly mend: string | null
    }
  /** The links count different things. */
  | { readonly kind: 'mixed'; readonly detail: string }
