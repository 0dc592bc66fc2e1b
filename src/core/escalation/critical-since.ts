import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'

/**
 * From which day on a key result that is off track has been critical without a break; null: it is not.
 * @param days of this key result, in any order
 */
export function criticalSince(
  result: KeyResultResult,
  days: readonly KeyResultDay[],
  today: Day,
): Day | null {
  if (result.risk !== 'critical' || statusInForce(result) !== 'off_track') return null
  let since = today
  for (const earlier of days.filter(({ day }) => day < today).toSorted((a, b) => (a.day < b.day ? 1 : -1))) {
    if (earlier.risk !== 'critical') break
    since = earlier.day
  }
  return since
}
