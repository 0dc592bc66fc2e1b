import { durations } from './durations.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import type { ReviewWait } from './review-waits.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import { isWithin } from './span.ts'

/**
 * Time to first review = from ready for review to the first review, as `reviewWaits` finds them.
 *
 * Unit: hours, business hours where the policy names them; the figure is the median. Window: by the moment of the review. `left`
 * counts those that still wait, and those merged in the window without a review: without them a team that never reviews would
 * look fast.
 * Source: GitHub's issue-metrics, time to first response, reviews alone.
 */
export function firstReview(name: string, waits: readonly ReviewWait[], { window, policy }: Rules): Sample {
  const ended = waits.filter(({ end }) => isWithin(end, window))
  const reviewed = ended.filter(({ outcome }) => outcome === 'reviewed')
  const hours = reviewed.map((wait) => wait.hours)
  const when = inTheLastDays(policy.windowDays)
  return durations(
    hours,
    ended.length - reviewed.length,
    `No pull request of ${name} got its first review ${when}.`,
  )
}
