import { inTheLastDays } from './in-the-last-days.ts'
import { nothing } from './nothing.ts'
import type { ReviewWait } from './review-waits.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import { isWithin } from './span.ts'

/**
 * Pull requests within the review SLA = 100 * those first reviewed within `reviewSlaHours` / (those reviewed + those that waited
 * longer without a review).
 *
 * Unit: percent; the SLA is in business hours where the policy names them. Window: by the end of the wait (`reviewWaits`), so that
 * one which still waits counts from the moment it is late. One that was merged in time without a review is in neither count.
 * Source: none published; the waits are those of the time to first review.
 */
export function reviewSla(name: string, waits: readonly ReviewWait[], { window, policy }: Rules): Sample {
  const due = waits.filter(
    ({ end, outcome, hours }) =>
      isWithin(end, window) && (outcome === 'reviewed' || hours > policy.reviewSlaHours),
  )
  const part = due.filter(({ hours }) => hours <= policy.reviewSlaHours).length
  if (due.length > 0) return { kind: 'ratio', part, whole: due.length }
  return nothing(`No first review of a pull request of ${name} was due ${inTheLastDays(policy.windowDays)}.`)
}
