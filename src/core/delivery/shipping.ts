import type { RepositoryEvents } from './event-index.ts'
import { moment } from './moment.ts'

/** A deployment that succeeded. */
export interface Shipment {
  readonly id: string
  /** Milliseconds since 1970: its first `success`, whatever came after. */
  readonly at: number
  readonly commit: string
}

/** What of a repository came to an environment, and with what. */
export interface Shipping {
  /** Oldest first. */
  readonly shipments: readonly Shipment[]
  /** The shipment by which a commit first came there, by the commit's hash. */
  readonly carriers: ReadonlyMap<string, Shipment>
  /** The parents of each commit of the default branch. */
  readonly parents: ReadonlyMap<string, readonly string[]>
}

/**
 * A deployment counts once it had a status `success`, from that moment on: GitHub sets older good ones to `inactive` later. Its
 * commit brings all its ancestors along; a commit belongs to the first shipment that brought it, so that the same commit shipped
 * again, or a rollback, carries nothing new. Every commit is walked over once.
 * Source: DORA's deployment is a successful one to production; DevLake reads SUCCESS, INACTIVE and ACTIVE alike.
 * @param isTarget is it one of the environments meant? The name is in lower case.
 */
export function shipping(
  { deployments, commits }: RepositoryEvents,
  isTarget: (environment: string) => boolean,
  now: number,
): Shipping {
  const shipments: Shipment[] = []
  for (const { id, environment, commit, statuses } of deployments) {
    const success = statuses.find(({ state }) => state === 'success')
    if (success === undefined || !isTarget(environment.toLowerCase())) continue
    const at = moment(success.at)
    if (at <= now) shipments.push({ id, at, commit })
  }
  shipments.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

  const parents = new Map(commits.map((commit) => [commit.id, commit.parents]))
  const carriers = new Map<string, Shipment>()
  for (const shipment of shipments) {
    const open = [shipment.commit]
    for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
      if (carriers.has(hash)) continue
      carriers.set(hash, shipment)
      for (const parent of parents.get(hash) ?? []) open.push(parent)
    }
  }
  return { shipments, carriers, parents }
}
