import type { Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { reaches } from './forecast.ts'

/** Share of the plan during which nothing needs to have moved. */
const GRACE = 0.1

/** From here on silence is a miss. */
const LATE = 0.75

const ROUNDING = 1e-9

/** Why a status is what it is, where the confidence alone does not say. */
export type Reason =
  | 'before_start'
  | 'invalid'
  | 'source_unknown'
  /** All of it is done, and it cannot be undone. */
  | 'reached'
  | 'closed_by_owner'
  /** The period is over with at least the target score, or with less. */
  | 'ended_at_target'
  | 'missed'
  /** None since the start of the period. */
  | 'no_check_in'
  /** Every check-in since the start shows the baseline. */
  | 'no_movement'
  /** Yes or no: nothing shows how far it is. */
  | 'no_progress_signal'

/** What the status of a sound key result is judged by. */
export interface Standing {
  readonly hasStarted: boolean
  readonly hasEnded: boolean
  /** Elapsed share of the period, and plan clock, both of today. */
  readonly t: number
  readonly clock: number
  /** Raw score, or of a value to keep its score so far; null: no value yet. */
  readonly achieved: number | null
  readonly targetScore: number
  /** What is reached stays reached. */
  readonly isFinal: boolean
  readonly isClosed: boolean
  /** Since the start of the period. */
  readonly checkIns: number
  /** Some check-in since the start differs from the baseline. */
  readonly hasMoved: boolean
  readonly isYesNo: boolean
  /** null: no value ever, and the period is over. */
  readonly confidence: number | null
}

interface Judged {
  readonly status: Status
  readonly reasons: readonly Reason[]
}

/**
 * Status of a sound key result (scoring rules, "status", rules 1, 3, 4, 5 and what rule 7 says of no check-in
 * at all).
 */
export function statusOf(standing: Standing, cuts: Policy['cuts']): Judged {
  const { t, achieved, confidence, checkIns } = standing
  if (!standing.hasStarted) return { status: 'not_started', reasons: ['before_start'] }
  const completed = completion(standing)
  if (completed !== null) return { status: 'complete', reasons: [completed] }
  if (standing.hasEnded) {
    return { status: 'off_track', reasons: achieved === null ? ['missed', 'no_check_in'] : ['missed'] }
  }

  const silence: Reason[] = checkIns === 0 ? ['no_check_in'] : standing.hasMoved ? [] : ['no_movement']
  if (silence.length > 0 && standing.clock <= GRACE + ROUNDING) {
    return { status: 'not_started', reasons: silence }
  }
  if (checkIns === 0 || confidence === null) {
    return { status: reaches(t, LATE) ? 'off_track' : 'at_risk', reasons: silence }
  }
  const reasons: Reason[] = standing.isYesNo ? [...silence, 'no_progress_signal'] : silence
  return { status: statusByConfidence(confidence, cuts), reasons }
}

/**
 * Cuts a confidence: above green on track, below amber off track, else at risk; equal up to rounding is at
 * risk.
 */
export function statusByConfidence(confidence: number, cuts: Policy['cuts']): Status {
  if (confidence > cuts.green + ROUNDING) return 'on_track'
  return confidence < cuts.amber - ROUNDING ? 'off_track' : 'at_risk'
}

function completion(standing: Standing): Reason | null {
  const { achieved, targetScore } = standing
  if (achieved === null) return null
  if (standing.isFinal && reaches(achieved, 1)) return 'reached'
  if (!reaches(achieved, targetScore)) return null
  if (standing.hasEnded) return 'ended_at_target'
  return standing.isClosed ? 'closed_by_owner' : null
}
