import type { RepositoryEvents } from './event-index.ts'
import type { Incident } from './events.ts'
import { SKEW } from './hours-between.ts'
import { moment } from './moment.ts'
import type { Shipment, Shipping } from './shipping.ts'
import { DAY } from './span.ts'

/** An incident that is put down to the deployment that caused it. Moments are milliseconds since 1970. */
export interface Breakage {
  readonly shipment: Shipment
  /** When it was over; null: it is not. */
  readonly endedAt: number | null
}

/**
 * Puts each incident down to one deployment; those that fit none are left out.
 *
 * An issue with a label of incidents belongs to the last deployment, not after the incident was opened, that first carried one of
 * the commits or pull requests which it names as its cause; where it names none that fits, to the last deployment before it, if
 * that is at most `incidentAgeDays` older. It ends when it is closed.
 *
 * A merged pull request that takes back another is an incident of the deployment that first carried the other one, if that came
 * before the merge (what was taken back before it was deployed broke nothing), and it ends with the first deployment that carries
 * the revert, else with its merge. Where an issue tells of the same deployment the revert is its mend, not a second incident. To
 * take back a revert is not an incident either.
 *
 * Source: explicit causes as Four Keys, reverts as middleware, the deployment before as DevLake (there without an age).
 */
export function breakages(
  repository: RepositoryEvents,
  { shipments, carriers }: Shipping,
  incidentAgeDays: number,
  now: number,
): Breakage[] {
  const pulls = new Map(repository.pulls.map((pull) => [pull.number, pull]))
  const named = hashFinder(repository.incidents, carriers)

  function carrierOf(commit: string | null | undefined): Shipment | undefined {
    return commit === null || commit === undefined ? undefined : carriers.get(commit)
  }
  function causeOf({ causes }: Incident, opened: number): Shipment | undefined {
    const commits = causes.commits.map(named)
    const merges = causes.pulls.map((number) => pulls.get(number)?.mergeCommit)
    return [...commits, ...merges]
      .flatMap((commit) => carrierOf(commit) ?? [])
      .filter(({ at }) => at <= opened + SKEW)
      .reduce<Shipment | undefined>((last, each) => (last && last.at >= each.at ? last : each), undefined)
  }

  const found: Breakage[] = []
  for (const incident of repository.incidents) {
    const opened = moment(incident.createdAt)
    if (opened > now) continue
    const before = lastUpTo(shipments, opened)
    const nearest = before && opened - before.at <= incidentAgeDays * DAY ? before : undefined
    const shipment = causeOf(incident, opened) ?? nearest
    const closed = incident.closedAt === null ? null : moment(incident.closedAt)
    if (shipment) found.push({ shipment, endedAt: closed === null || closed > now ? null : closed })
  }

  const told = new Set(found.map(({ shipment }) => shipment))
  for (const revert of repository.pulls) {
    if (revert.reverts === null || revert.mergedAt === null) continue
    const reverted = pulls.get(revert.reverts)
    const merged = moment(revert.mergedAt)
    if (reverted === undefined || reverted.reverts !== null || merged > now) continue
    const shipment = carrierOf(reverted.mergeCommit)
    if (shipment === undefined || told.has(shipment) || shipment.at > merged) continue
    found.push({ shipment, endedAt: carrierOf(revert.mergeCommit)?.at ?? merged })
  }
  return found
}

/** The last of them that is not after a moment. */
function lastUpTo(shipments: readonly Shipment[], at: number): Shipment | undefined {
  let [low, high] = [0, shipments.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shipments[middle]?.at ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1
    else high = middle
  }
  return shipments[low - 1]
}

const HASH = 40
/** Git writes no hash shorter. */
const SHORTEST = 7

/** Finds the whole hash that a text means; a short one that fits several commits means none. */
function hashFinder(
  incidents: readonly Incident[],
  carriers: Shipping['carriers'],
): (text: string) => string | undefined {
  const byStart = new Map<string, string[]>()
  if (incidents.some(({ causes }) => causes.commits.some((commit) => commit.length < HASH))) {
    for (const hash of carriers.keys()) {
      const start = hash.slice(0, SHORTEST)
      byStart.set(start, [...(byStart.get(start) ?? []), hash])
    }
  }
  return (text) => {
    const wanted = text.toLowerCase()
    if (carriers.has(wanted)) return wanted
    const fitting = byStart.get(wanted.slice(0, SHORTEST))?.filter((hash) => hash.startsWith(wanted)) ?? []
    return fitting.length === 1 ? fitting[0] : undefined
  }
}
