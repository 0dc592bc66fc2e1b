import { keyResultEnd } from '#src/core/escalation/episode-end.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Decision } from '#src/core/model.ts'
import type { DecisionScene } from '#src/core/rows/decision-scene.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'
import { isBlocked } from '#src/core/rows/initiative-health.ts'
import { isPrepared } from './prepared-mark.ts'

/** What Followed says then. */
export const RECOVERED =
  'Nothing that it is about is off track or blocked any more. Put this row into the trash, or decide all the same.'

/**
 * Whether a decision that the service asked for waits, and what it was asked for is over: every key result that it is about has
 * recovered as its escalation counts it, and no initiative of it is blocked. Of a row that people raised they know themselves.
 */
export function hasRecovered(
  decision: Decision,
  { links, results, initiatives }: Pick<DecisionScene, 'links' | 'results' | 'initiatives'>,
): boolean {
  if (decisionStage(decision) !== 'open' || !isPrepared(decision)) return false
  const keyResults = links.keyResultsOf(decision).flatMap((id) => results.get(id) ?? [])
  const linked = decision.initiatives.flatMap((id) => initiatives.get(id) ?? [])
  if (keyResults.length + linked.length === 0) return false
  return keyResults.every(hasEnded) && !linked.some(isBlocked)
}

/** As its escalation ends; of a cycle that is over only what was reached has recovered. */
function hasEnded(result: KeyResultResult): boolean {
  return keyResultEnd({ ...result, ended: false }) !== null
}
