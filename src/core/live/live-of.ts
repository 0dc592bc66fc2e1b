import type { History, Sighting } from '#src/core/history.ts'
import type { Database, DatabaseKind, Instant } from '#src/core/model.ts'

/** Whether people have agreed to hear from the service, and since when. */
export interface Live {
  /** false: nothing is mailed but notices of the service itself to OPS_TO. */
  readonly isLive: boolean
  /** What was so at this moment is no news; null: not live, or `init` made it and all of it is. */
  readonly since: Instant | null
}

/** A database as far as it is asked whether its people hear from the service. */
export type LiveDatabase = Pick<Database, 'kind' | 'dataSourceId' | 'madeByInit'>

/** In place of a page: it is about the whole workspace. */
const LIVE = { pageId: 'okr-sync', what: 'live' } as const

/**
 * What `okr-sync init` made is live from its start, anything else since `okr-sync go-live`. Whatever is mailed is about OKRs: where
 * their databases were there before, all of it waits. Beside OKRs of `init` the letters about initiatives or decisions wait alone.
 * A database that was once seen as one of `init` stays one, whoever writes over the description that says so.
 * @param kind what a letter or report is about; null: all of the workspace
 */
export function liveOf(
  { databases }: { readonly databases: readonly LiveDatabase[] },
  { sightings }: Pick<History, 'sightings'>,
  kind: DatabaseKind | null,
): Live {
  const about = new Set<DatabaseKind | null>(['objectives', 'keyResults', kind])
  const concerned = databases.filter((database) => kind === null || about.has(database.kind))
  const seen = new Map(
    sightings.flatMap(({ pageId, what, since }) => (what === LIVE.what ? [[pageId, since]] : [])),
  )
  const isOfInit = ({ madeByInit, dataSourceId }: LiveDatabase) => madeByInit || seen.has(dataSourceId)
  if (concerned.every(isOfInit)) return { isLive: true, since: null }
  const went = seen.get(LIVE.pageId)
  return { isLive: went !== undefined, since: went ?? null }
}

/** What is remembered of going live: the first one counts for ever. */
export function liveSighting(since: Instant): Sighting {
  return { ...LIVE, since }
}

/** What is remembered of the databases that `init` made. */
export function madeSightings(databases: readonly LiveDatabase[], since: Instant): Sighting[] {
  return databases.flatMap(({ madeByInit, dataSourceId: pageId }) =>
    madeByInit ? [{ pageId, what: LIVE.what, since }] : [],
  )
}
