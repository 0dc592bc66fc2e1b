import type { DecisionResult } from '#src/core/decision-result.ts'
import { decisionTimes } from '#src/core/decisions/decision-times.ts'
import type { Decision, Period } from '#src/core/model.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'
import type { DecidedIn } from './decided-in.ts'

/** The decision log over one quarter. */
export interface QuarterDecisions {
  /** By the day in Raised. */
  readonly raised: number
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
  decided: readonly DecidedIn[],
  results: readonly DecisionResult[],
  { start, end }: Period,
): QuarterDecisions {
  const hoursOf = new Map(results.map(({ id, cycleTime }) => [id, cycleTime]))
  const times = decisionTimes(decided.map(({ decision }) => hoursOf.get(decision.id) ?? null))
  return {
    raised: decisions.filter(({ raised }) => raised !== null && start <= raised && raised <= end).length,
    decided: times.decided,
    open: decisions.filter(
      (row) => decisionStage(row) === 'open' && (row.raised === null || row.raised <= end),
    ).length,
    medianHours: times.median,
    timed: times.timed,
    inTime: times.inTime,
  }
}
