import { durations } from './durations.ts'
import type { RepositoryEvents } from './event-index.ts'
import { hoursBetween } from './hours-between.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { moment } from './moment.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import type { Shipped } from './shipped.ts'
import { isWithin } from './span.ts'

/**
 * Lead time of a pull request = from its first commit to the first deployment whose commit has its merge commit among its
 * ancestors. It starts with its creation where that was earlier, since a rebase and a wrong clock date commits anew, or where no
 * commit is known.
 *
 * Unit: hours around the clock; the figure is the median. Window: by the moment of that deployment. Left out: pull requests of
 * bots, those not merged, and those whose clocks cannot be right. `left` counts those merged in the window into the default
 * branch that no deployment has brought yet.
 * Source: DORA, change lead time; per pull request and median as DevLake has it, by ancestry instead of by time.
 */
export function leadTime(
  { name, pulls }: RepositoryEvents,
  { carriers, parents, where }: Shipped,
  { window, policy, isBot }: Rules,
): Sample {
  const hours: (number | null)[] = []
  let left = 0
  for (const { author, mergedAt, mergeCommit, firstCommitAt, createdAt } of pulls) {
    if (mergedAt === null || mergeCommit === null || isBot(author)) continue
    const shipment = carriers.get(mergeCommit)
    if (shipment === undefined) {
      if (parents.has(mergeCommit) && isWithin(moment(mergedAt), window)) left += 1
    } else if (isWithin(shipment.at, window)) {
      const created = moment(createdAt)
      const start = firstCommitAt === null ? created : Math.min(created, moment(firstCommitAt))
      hours.push(hoursBetween(start, shipment.at))
    }
  }
  const when = inTheLastDays(policy.windowDays)
  return durations(hours, left, `No pull request of ${name} was deployed to ${where} ${when}.`)
}
