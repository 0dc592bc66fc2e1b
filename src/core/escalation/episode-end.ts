import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Episode } from '#src/core/history.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { AllClear } from '#src/core/letters/all-clear.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { localDay } from '#src/core/time/local-day.ts'

/** How an episode ended. `superseded`: another one of the same page took its place, and nobody is given an all-clear. */
export type EpisodeEnd = AllClear['how'] | 'superseded'

/**
 * How an episode of this key result is over; null: it goes on. With its cycle it is over, whatever the final score is. At risk keeps it open: a key result that swings between red and
 * amber has not recovered, and closing it would tell people anew at each swing. Unknown keeps it open too: silence is no recovery.
 * @param result undefined: it is not among the rows any more
 */
export function keyResultEnd(result: KeyResultResult | undefined): AllClear['how'] | null {
  if (result === undefined) return 'removed'
  if (result.ended) return 'ended'
  if (result.state === 'dropped' || result.state === 'deferred') return result.state
  const status = statusInForce(result)
  if (status === 'complete') return 'recovered'
  if (result.state === 'closed') return 'closed'
  return status === 'on_track' ? 'recovered' : null
}

/** Whether an episode is of a cycle before the one that its key result's row is used for now. */
export function isOfEarlierCycle(
  { openedAt }: Pick<Episode, 'openedAt'>,
  result: Pick<KeyResultResult, 'period'> | undefined,
  timezone: string,
): boolean {
  return result?.period != null && localDay(openedAt, timezone) < result.period.start
}

/**
 * How an episode of this initiative is over; null: it goes on.
 * @param result undefined: it is not among the rows any more
 * @param found.isEnded the cycles that it serves are over
 * @param found.isKnown whether it can be told if it is blocked: false while a column that says so is lost
 */
export function initiativeEnd(
  result: InitiativeResult | undefined,
  found: { readonly isEnded: boolean; readonly isKnown: boolean },
): AllClear['how'] | null {
  if (result === undefined) return 'removed'
  if (!found.isKnown) return null
  if (result.status === 'done' || result.status === 'cancelled') return result.status
  if (result.blockedSince === null) return 'recovered'
  return found.isEnded ? 'ended' : null
}
