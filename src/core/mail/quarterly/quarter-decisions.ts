import { quantile } from '#src/core/delivery/quantile.ts'
import type { DecisionResult } from '#src/core/evaluation.ts'
import type { Day, Decision, Period } from '#src/core/model.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'

/** A decision is to be made within so many hours of being raised: a convention. */
export const DECIDED_WITHIN_HOURS = 48

/** The decision log over one quarter. */
export interface QuarterDecisions {
  /** By the day in Raised. */
  readonly raised: number
  /** By the day in Date. */
  readonly decided: number
  /** Raised in the quarter or before it, and not decided today. */
  readonly open: number
  /** Of those decided in the quarter: median hours from Raised to Decided; null: none was timed. */
  readonly medianHours: number | null
  readonly timed: number
  /** How many of the timed ones took at most 48 hours. */
  readonly inTime: number
}

export function quarterDecisions(
  decisions: readonly Decision[],
  results: readonly DecisionResult[],
  { start, end }: Period,
): QuarterDecisions {
  const within = (day: Day | null) => day !== null && start <= day && day <= end
  const hoursOf = new Map(results.map(({ id, cycleTime }) => [id, cycleTime]))
  const decided = decisions.filter((row) => within(row.date) && decisionStage(row) === 'made')
  const hours = decided.flatMap(({ id }) => hoursOf.get(id) ?? [])
  return {
    raised: decisions.filter(({ raised }) => within(raised)).length,
    decided: decided.length,
    open: decisions.filter(
      (row) => decisionStage(row) === 'open' && (row.raised === null || row.raised <= end),
    ).length,
    medianHours: hours.length === 0 ? null : quantile(hours, 0.5),
    timed: hours.length,
    inTime: hours.filter((each) => each <= DECIDED_WITHIN_HOURS).length,
  }
}
