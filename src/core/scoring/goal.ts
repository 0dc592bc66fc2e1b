/** From baseline to target, either way. */
export interface Reach {
  readonly kind: 'reach'
  /** null: none was typed and nothing is recorded yet. */
  readonly baseline: number | null
  /** Never the baseline. */
  readonly target: number
  /** true: what is reached stays reached, as a milestone does. */
  readonly final: boolean
}

/** Done or not: readings are 0 or 1. */
interface YesNo {
  readonly kind: 'yes_no'
}

/** A value to keep within bounds. */
export interface Hold {
  readonly kind: 'hold'
  /** -Infinity: no lower bound. */
  readonly low: number
  /** Infinity: no upper bound. */
  readonly high: number
  /** How far outside of the bounds a reading still counts for something, above 0; null: not at all. */
  readonly slack: number | null
}

/** What a key result is scored against, once its definition is known to be sound. */
export type Goal = Reach | YesNo | Hold
