import type { KeyResultDay } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { daysInForce } from '#src/core/rows/days-in-force.ts'
import { statusSince } from '#src/core/rows/status-since.ts'

/**
 * The first day of the stretch in which a key result has been at risk without a break, by the status that was in force. Any
 * other status ends the stretch, also unknown; days of which nothing is remembered do not.
 * @param days of this key result, in any order
 * @param today a day on which it is at risk
 */
export function atRiskSince(days: readonly KeyResultDay[], today: Day): Day {
  return statusSince(daysInForce(days), 'at_risk', today)
}
