import type { RepositoryEvents } from './event-index.ts'
import type { Incident } from './events.ts'
import { SKEW } from './hours-between.ts'
import { moment } from './moment.ts'
import { pastMoment } from './past-moment.ts'
import { revertsAmong } from './reverts-among.ts'
import type { Shipment, Shipping } from './shipping.ts'
import { DAY } from './span.ts'

/** An incident that is put down to the deployment that caused it. Moments are milliseconds since 1970. */
export interface Breakage {
  readonly shipment: Shipment
  /** When it was over; null: it is not. */
  readonly endedAt: number | null
}

/**
 * Puts each incident down to one deployment; those that fit none, and those closed as a duplicate or not planned, are left out.
 *
 * An issue with a label of incidents belongs to the last deployment, not after the incident was opened, that first carried one of
 * the commits or pull requests which it names as its cause. Where it names none that fits, it belongs to the one that first carried
 * what was taken back while the incident was open, in its first `incidentAgeDays`; else to the last deployment before it, if that
 * is at most so many days older. It ends when it is closed.
 *
 * A merged pull request that takes back another is an incident of the deployment that first carried the other one, if that came
 * before the merge (what was taken back before it was deployed broke nothing), and it ends with the first deployment that carries
 * the revert; a rollback is not seen. Where an issue tells of the same deployment the revert is its mend, not a second incident. To
 * take back a revert is not an incident either, but what came back by it is a change, which may be taken back again.
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
  const reverts = revertsAmong(repository.pulls)
    .flatMap(({ revert, reverted }) => {
      const [shipment, at] = [carrierOf(reverted.mergeCommit), pastMoment(revert.mergedAt, now)]
      if (shipment === undefined || at === null || shipment.at > at) return []
      return [{ shipment, at, endedAt: carrierOf(revert.mergeCommit)?.at ?? null }]
    })
    .sort((a, b) => a.at - b.at)

  function carrierOf(commit: string | null | undefined): Shipment | undefined {
    return commit === null || commit === undefined ? undefined : carriers.get(commit)
  }
  function namedCause({ causes }: Incident, opened: number): Shipment | undefined {
    const commits = causes.commits.map(named)
    const merges = causes.pulls.map((number) => pulls.get(number)?.mergeCommit)
    const carried = [...commits, ...merges].flatMap((commit) => carrierOf(commit) ?? [])
    return latest(carried.filter(({ at }) => at <= opened + SKEW))
  }
  function takenBack(opened: number, ended: number): Shipment | undefined {
    const meanwhile = reverts.slice(countUpTo(reverts, opened - 1), countUpTo(reverts, ended))
    return latest(meanwhile.map(({ shipment }) => shipment).filter(({ at }) => at <= opened + SKEW))
  }

  const found: Breakage[] = []
  for (const incident of repository.incidents) {
    const opened = moment(incident.createdAt)
    if (incident.isDismissed || opened > now) continue
    const endedAt = pastMoment(incident.closedAt, now)
    const age = incidentAgeDays * DAY
    const before = shipments[countUpTo(shipments, opened) - 1]
    const shipment =
      namedCause(incident, opened) ??
      takenBack(opened, Math.min(endedAt ?? now, opened + age)) ??
      (before && opened - before.at <= age ? before : undefined)
    if (shipment) found.push({ shipment, endedAt })
  }
  const told = new Set(found.map(({ shipment }) => shipment))
  return [...found, ...reverts.filter(({ shipment }) => !told.has(shipment))]
}

/** The last of them; of those at the same moment, the first. */
function latest(shipments: readonly Shipment[]): Shipment | undefined {
  return shipments.reduce<Shipment | undefined>(
    (last, each) => (last && last.at >= each.at ? last : each),
    undefined,
  )
}

/** How many of them, in order of time, are not after a moment. */
function countUpTo(some: readonly { readonly at: number }[], at: number): number {
  let [low, high] = [0, some.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((some[middle]?.at ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1
    else high = middle
  }
  return low
}

const HASH = 40
/** Git writes no hash shorter. */
const SHORTEST = 7

/** Finds the whole hash that a text means; a short one that fits several commits means none. */
function hashFinder(
  incidents: readonly Incident[],
  carriers: Shipping['carriers'],
): (text: string) => string | undefined {
  const isAnyShort = incidents.some(({ causes }) => causes.commits.some((commit) => commit.length < HASH))
  const byStart = Map.groupBy(isAnyShort ? carriers.keys() : [], (hash) => hash.slice(0, SHORTEST))
  return (text) => {
    const wanted = text.toLowerCase()
    if (carriers.has(wanted)) return wanted
    const fitting = byStart.get(wanted.slice(0, SHORTEST))?.filter((hash) => hash.startsWith(wanted)) ?? []
    return fitting.length === 1 ? fitting[0] : undefined
  }
}
