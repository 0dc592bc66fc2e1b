import type { KeyResultResult } from '#src/core/evaluation.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'

/** At risk without being behind: on plan, with no margin. Nobody is told of that, whatever rounding left of the gap. */
export function isOnPlan(result: Pick<KeyResultResult, 'status' | 'overrule' | 'gap'>): boolean {
  return statusInForce(result) === 'at_risk' && result.gap !== null && result.gap <= 1e-9
}
