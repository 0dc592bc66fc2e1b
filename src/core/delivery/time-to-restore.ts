import { durations } from './durations.ts'
import { hoursBetween } from './hours-between.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import type { Shipped } from './shipped.ts'
import { isWithin } from './span.ts'

/**
 * Time to restore = from the first `success` of the deployment that failed to the end of the incident: an issue was closed, or
 * the revert was deployed.
 *
 * Unit: hours around the clock; the figure is the median over incidents. Window: by the end. Left out: incidents that no
 * deployment caused. `left` counts those that are not over.
 * Source: DORA since 2023, failed deployment recovery time; the clock starts at the deployment as in DevLake.
 */
export function timeToRestore(name: string, { broken }: Shipped, { window, policy }: Rules): Sample {
  const hours = broken.flatMap(({ shipment, endedAt }) =>
    endedAt !== null && isWithin(endedAt, window) ? [hoursBetween(shipment.at, endedAt)] : [],
  )
  const left = broken.filter(({ endedAt }) => endedAt === null).length
  const when = inTheLastDays(policy.windowDays)
  return durations(hours, left, `No failed deployment of ${name} was restored ${when}.`)
}
