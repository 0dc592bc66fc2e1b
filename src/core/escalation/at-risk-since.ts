import type { KeyResultDay } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'

/**
 * The first day of the stretch in which a key result has been at risk without a break, by the status that was in force. Any
 * other status ends the stretch, also unknown; days of which nothing is remembered do not.
 * @param days of this key result, in any order
 * @param today a day on which it is at risk
 */
export function atRiskSince(days: readonly KeyResultDay[], today: Day): Day {
  let since = today
  for (const earlier of days.filter(({ day }) => day < today).toSorted(latestFirst)) {
    if ((earlier.overruled ?? earlier.status) !== 'at_risk') break
    since = earlier.day
  }
  return since
}

function latestFirst(a: KeyResultDay, b: KeyResultDay): number {
  return a.day < b.day ? 1 : -1
}
