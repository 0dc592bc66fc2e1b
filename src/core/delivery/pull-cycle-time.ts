import { durations } from './durations.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { moment } from './moment.ts'
import type { ReviewWait } from './review-waits.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import { isWithin } from './span.ts'

/**
 * Cycle time of a pull request = from ready for review, as `reviewWaits` finds it, to its merge.
 *
 * Unit: hours, business hours where the policy names them; the figure is the median. Window: by the merge. Left out: pull requests
 * of bots, and those that were closed without a merge.
 * Source: GitHub's issue-metrics, time to merge, from the moment it was ready.
 */
export function pullCycleTime(name: string, waits: readonly ReviewWait[], rules: Rules): Sample {
  const hours = waits.flatMap(({ pull, start }) => {
    if (pull.mergedAt === null) return []
    const merged = moment(pull.mergedAt)
    return isWithin(merged, rules.window) ? [rules.hours(start, merged)] : []
  })
  const when = inTheLastDays(rules.policy.windowDays)
  return durations(hours, 0, `No pull request of ${name} was merged ${when}.`)
}
