import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'

/**
 * The day whose chance it is, where the latest check-in is stale or its source fails: such a chance says little of today and is
 * shown greyed.
 * null: it stands for today, or there is none.
 */
export function chanceAsOf({
  reasons,
  confidence,
  lastCheckIn,
  outage,
}: Pick<KeyResultResult, 'reasons' | 'confidence' | 'lastCheckIn' | 'outage'>): Day | null {
  const isOld = outage !== null || reasons.includes('stale') || reasons.includes('unverified')
  return isOld && confidence !== null ? lastCheckIn : null
}
