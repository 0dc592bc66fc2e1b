import { quantile } from '#src/core/delivery/quantile.ts'
import { DECIDED_WITHIN_HOURS } from './decided-within-hours.ts'

/** How long some decisions took, from Raised until they were made. */
export interface DecisionTimes {
  /** Made, whether they still stand or not. */
  readonly decided: number
  /** Those of them whose hours are known. */
  readonly timed: number
  /** Median hours of the timed ones; null: none was timed. */
  readonly median: number | null
  /** How many of the timed ones took no longer than they should. */
  readonly inTime: number
}

/** @param made of each that was made; null: its hours are not known */
export function decisionTimes(made: readonly (number | null)[]): DecisionTimes {
  const hours = made.flatMap((each) => each ?? [])
  return {
    decided: made.length,
    timed: hours.length,
    median: hours.length === 0 ? null : quantile(hours, 0.5),
    inTime: hours.filter((each) => each <= DECIDED_WITHIN_HOURS).length,
  }
}
