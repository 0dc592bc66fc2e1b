import { failedShipments } from './failed-shipments.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { nothing } from './nothing.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import type { Shipped } from './shipped.ts'

/**
 * Change failure rate = 100 * deployments with at least one incident / deployments.
 *
 * Unit: percent. Window: deployments by the moment of their first `success`, whenever their incident came. Incidents as
 * `breakages` puts them down, each to one deployment; a deployment with several counts once. Deployments that never succeeded
 * are in neither count. Without a deployment in the window there is none, never 0.
 * Source: DORA, change fail rate; the successful ones as denominator as in DevLake.
 */
export function changeFailureRate(name: string, shipped: Shipped, { window, policy }: Rules): Sample {
  const { failed, all } = failedShipments(shipped, window)
  if (all > 0) return { kind: 'ratio', part: failed, whole: all }
  const when = inTheLastDays(policy.windowDays)
  return nothing(
    `The repository ${name} was not deployed to ${shipped.where} ${when}, so nothing could fail.`,
  )
}
