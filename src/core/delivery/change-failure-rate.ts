import { alternatives } from './alternatives.ts'
import { HISTORY_DAYS, type RepositoryEvents } from './event-index.ts'
import { failedShipments } from './failed-shipments.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { nothing } from './nothing.ts'
import { pastMoment } from './past-moment.ts'
import type { Rules } from './rules.ts'
import type { Sample } from './sample.ts'
import type { Shipped } from './shipped.ts'

/**
 * Change failure rate = 100 * deployments with at least one incident / deployments.
 *
 * Unit: percent. Window: deployments by the moment of their first `success`, whenever their incident came. Incidents as
 * `breakages` puts them down, each to one deployment; a deployment with several counts once. Deployments that never succeeded
 * are in neither count. Without a deployment in the window there is none, never 0; nor where the last 90 days show neither an
 * issue with a label of incidents nor a revert, since failures that nobody notes are not seen. 0 is a fact where they are noted.
 * Source: DORA, change fail rate; the successful ones as denominator as in DevLake.
 */
export function changeFailureRate(
  { name, incidents, pulls }: RepositoryEvents,
  shipped: Shipped,
  { now, window, policy }: Rules,
): Sample {
  const { failed, all } = failedShipments(shipped, window)
  if (all === 0) {
    const when = inTheLastDays(policy.windowDays)
    return nothing(
      `The repository ${name} was not deployed to ${shipped.where} ${when}, so nothing could fail.`,
    )
  }
  const isNoted =
    incidents.some(({ createdAt }) => pastMoment(createdAt, now) !== null) ||
    pulls.some(({ reverts, mergedAt }) => reverts !== null && pastMoment(mergedAt, now) !== null)
  if (isNoted) return { kind: 'ratio', part: failed, whole: all }
  const labels = alternatives(policy.incidentLabels)
  return nothing(
    `The repository ${name} shows no issue with the label ${labels} and no revert ${inTheLastDays(HISTORY_DAYS)}, so which deployments failed is not known: label the issues that tell of incidents.`,
  )
}
