import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day, Person } from '#src/core/model.ts'
import { elapsed } from '#src/core/time/period.ts'
import { isLastThird } from './last-third.ts'
import { NEXT_STEP_WORDS } from './next-step-words.ts'

export type NextStepCase =
  /** Its period is over. */
  | 'missed'
  | 'source_failed'
  | 'blocked'
  | 'no_check_in'
  | 'stale'
  /** In the last third two others of its objective are likelier. */
  | 'let_go'
  | 'too_late'
  | 'no_movement'
  | 'regressed'
  /** Nothing gained over the last 30 % of the plan. */
  | 'stalled'
  | 'no_signal'
  | 'out_of_bounds'
  /** It needs a pace that it never had. */
  | 'pace'
  | 'behind'

/** What is so, and the one thing to do about it: a sentence or two each. */
export interface NextStep {
  readonly case: NextStepCase
  readonly fact: string
  readonly step: string
}

/** What a blocked initiative waits for, which serves the key result or holds up one that does. */
export interface Obstacle {
  readonly title: string
  readonly blocker: string
  readonly waitingOn: readonly Person[]
  readonly neededBy: Day | null
  readonly blockedSince: Day | null
}

export type NextStepRow = Pick<
  KeyResultResult,
  | 'owners'
  | 'period'
  | 'type'
  | 'unit'
  | 'currentFormat'
  | 'baseline'
  | 'target'
  | 'current'
  | 'lastCheckIn'
  | 'score'
  | 'plan'
  | 'expected'
  | 'gap'
  | 'forecast'
  | 'confidence'
  | 'need'
  | 'pace'
  | 'reasons'
  | 'outage'
>

/** A key result that is off track, and what its next step depends on beside it. */
export interface StepInput {
  readonly row: NextStepRow
  readonly obstacle: Obstacle | null
  readonly bestWeek: number | null
  readonly isLetGo: boolean
  readonly today: Day
}

/** Twice the planned pace is out of reach (scoring rules, "risk": critical). */
const OUT_OF_REACH = 2
/** In the last third a chance below this is as good as none. A policy, not measured. */
const HOPELESS = 0.1

/**
 * One concrete next step for a key result that is off track, by the first case that fits: what makes the number worthless or keeps
 * anyone from acting comes before what the number says.
 * @param about.bestWeek the fastest week so far as a multiple of the planned pace; null: not known
 * @param about.isLetGo the last third has begun, and others of its objective are likelier to be reached
 */
export function nextStep(about: StepInput): NextStep {
  const found = caseOf(about)
  const { fact, step } = NEXT_STEP_WORDS[found](about)
  const owner = about.row.owners.length === 0 && found !== 'source_failed' ? 'Name an Owner first. ' : ''
  return { case: found, fact, step: `${owner}${step}` }
}

function caseOf({ row, obstacle, bestWeek, isLetGo, today }: StepInput): NextStepCase {
  const { reasons, outage, type, need, pace } = row
  const has = (reason: string) => reasons.includes(reason)
  if (has('missed') || (row.period !== null && today > row.period.end)) return 'missed'
  if (outage?.isLong === true && outage.isHeld) return 'source_failed'
  if (obstacle !== null) return 'blocked'
  if (has('no_check_in')) return 'no_check_in'
  if (has('stale') || has('unverified')) return 'stale'
  if (isLetGo) return 'let_go'
  if (isTooLate(row, today)) return 'too_late'
  if (has('no_progress_signal')) return 'no_signal'
  if (has('no_movement')) return 'no_movement'
  if (has('regressed')) return 'regressed'
  if (has('no_gain')) return 'stalled'
  if (type === 'maintain') return 'out_of_bounds'
  return need !== null && need > Math.max(bestWeek ?? 0, pace ?? 0) ? 'pace' : 'behind'
}

/** Late in its period and beyond any pace that can be expected. */
export function isTooLate(
  { period, need, confidence }: Pick<NextStepRow, 'period' | 'need' | 'confidence'>,
  today: Day,
): boolean {
  if (!isLastThird(period, today)) return false
  return (need !== null && need > OUT_OF_REACH) || (confidence !== null && confidence < HOPELESS)
}

/** Shares of a period per share of the plan: only where the plan is a straight line a week tells its pace. */
export function straightPlan({ plan, period }: Pick<NextStepRow, 'plan' | 'period'>, today: Day): boolean {
  return plan !== null && period !== null && Math.abs(plan - elapsed(period, today)) < 0.02
}
