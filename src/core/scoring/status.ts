import type { Status } from '#src/core/model.ts'
import type { Colour } from './colour.ts'
import { reaches } from './forecast.ts'
import { isLate } from './is-late.ts'
import type { ReasonFlag } from './reason-flags.ts'
import type { Staleness } from './staleness.ts'

/** Share of the plan during which nothing needs to have moved. */
const GRACE = 0.1

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
  /** The forecast goes by the work that is linked. */
  | 'from_linked_work'
  /** The latest check-in is older than the limit, or than twice the limit. */
  | Exclude<Staleness, 'fresh'>
  | ReasonFlag

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
  /** Some check-in since the start of the period. */
  readonly hasCheckIn: boolean
  /** No check-in since the start of the period, nor linked work that stands for one. */
  readonly isSilent: boolean
  /** Some check-in since the start differs from the baseline, or the linked work that it is judged by does. */
  readonly hasMoved: boolean
  /** Some of the linked work is done. */
  readonly hasWork: boolean
  readonly staleness: Staleness
  /** By confidence alone, with hysteresis; null: there is nothing to judge by. */
  readonly colour: Colour | null
  /** What the colour rests on, where that is to be said. */
  readonly basis: 'no_progress_signal' | 'from_linked_work' | null
}

interface Judged {
  readonly status: Status
  readonly reasons: readonly Reason[]
}

/** Status of a sound key result (scoring rules, "status"). */
export function statusOf(standing: Standing): Judged {
  const { t, achieved, colour, hasCheckIn, isSilent, hasMoved, staleness, basis } = standing
  if (!standing.hasStarted) return { status: 'not_started', reasons: ['before_start'] }
  const completed = completion(standing)
  if (completed !== null) return { status: 'complete', reasons: [completed] }
  if (standing.hasEnded) {
    return { status: 'off_track', reasons: achieved === null ? ['missed', 'no_check_in'] : ['missed'] }
  }

  const silence: Reason[] = hasCheckIn ? (hasMoved ? [] : ['no_movement']) : ['no_check_in']
  const isInGrace = standing.clock <= GRACE + ROUNDING
  if (silence.length > 0 && !standing.hasWork && isInGrace) return { status: 'not_started', reasons: silence }

  if (isSilent || colour === null) {
    const reasons: Reason[] = staleness === 'unverified' ? [...silence, 'unverified'] : silence
    return { status: isLate(t) ? 'off_track' : 'at_risk', reasons }
  }
  const judgedBy: Reason[] = basis === null ? silence : [...silence, basis]
  const reasons: Reason[] = staleness === 'fresh' ? judgedBy : [...judgedBy, staleness]
  // What nobody has said a word about is never green, however far its work is.
  const isHeldDown = staleness !== 'fresh' || !hasCheckIn
  return { status: isHeldDown && colour === 'on_track' ? 'at_risk' : colour, reasons }
}

function completion(standing: Standing): Reason | null {
  const { achieved, targetScore } = standing
  if (achieved === null) return null
  if (standing.isFinal && reaches(achieved, 1)) return 'reached'
  if (!reaches(achieved, targetScore)) return null
  if (standing.hasEnded) return 'ended_at_target'
  return standing.isClosed ? 'closed_by_owner' : null
}
