import type { KeyResultResult } from '#src/core/evaluation.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { isOnPlan } from './is-on-plan.ts'
import { isHeld } from './opening.ts'

/** Whether people are told of a key result now: it is known to be off track, or behind and at risk. */
export function climbs(result: KeyResultResult): boolean {
  const status = statusInForce(result)
  return (status === 'off_track' || status === 'at_risk') && !isOnPlan(result) && !isHeld(result)
}
