import type { ServingWork } from '#src/core/evaluation.ts'
import type { Day, Instant, Snapshot } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { parseLinks } from './links.ts'
import type { WorkLink, WorkReading } from './work.ts'
import { workIdentity } from './work-identity.ts'

/** Work that nothing was done on for longer is dead. */
export const LIVE_DAYS = 21

/**
 * Key result id to the links of the work that serves it: those of its own Source, whatever Measure says, and of its initiatives
 * that are not cancelled, each work once. A key result without a link is left out.
 */
export function servingLinks(
  snapshot: Pick<Snapshot, 'keyResults' | 'initiatives'>,
  hosts: { readonly github: string },
): ReadonlyMap<string, readonly WorkLink[]> {
  const found = new Map<string, Map<string, WorkLink>>()
  const add = (keyResultIds: readonly string[], source: string) => {
    if (source.trim() === '') return
    for (const link of parseLinks(source, hosts)) {
      const identity = workIdentity(link)
      for (const id of keyResultIds) {
        const own = found.get(id) ?? new Map<string, WorkLink>()
        if (!own.has(identity)) own.set(identity, link)
        found.set(id, own)
      }
    }
  }
  for (const { id, source } of snapshot.keyResults) add([id], source)
  for (const { status, keyResults, source } of snapshot.initiatives) {
    if (status !== 'cancelled') add(keyResults, source)
  }
  return new Map(
    snapshot.keyResults.flatMap(({ id }) => {
      const links = found.get(id)
      return links === undefined ? [] : [[id, [...links.values()]]]
    }),
  )
}

/**
 * Whether somebody works on what serves a key result. One work that moved within 21 days makes it live, whatever the others
 * say. Else a link that could not be read, or work that does not say when it changed, leaves it unknown. Cancelled work is
 * known not to go on.
 */
export function servingWork(
  links: readonly WorkLink[],
  readings: ReadonlyMap<string, WorkReading>,
  today: Day,
  timezone: string,
): ServingWork {
  let latest: Instant | null = null
  let isUnknown = false
  for (const { url } of links) {
    const reading = readings.get(url)
    const activity = reading?.kind === 'known' ? reading.lastActivity : null
    if (activity !== null && (latest === null || activity > latest)) latest = activity
    const isCancelled = reading?.kind === 'unknown' && reading.reason === 'cancelled'
    if (activity === null && !isCancelled) isUnknown = true
  }
  const lastActivity = latest === null ? null : localDay(latest, timezone)
  const isLive = lastActivity !== null && daysBetween(lastActivity, today) <= LIVE_DAYS
  const rest = isUnknown ? 'unknown' : 'dead'
  return {
    state: links.length === 0 ? 'none' : isLive ? 'live' : rest,
    lastActivity,
    links: links.length,
  }
}

/**
 * Share done of all linked work that has an end, 0..1, weighed by scope where all of it is counted in the same unit, else each
 * work alike. null: there is none, or some of it cannot be read.
 */
export function workShare(
  links: readonly WorkLink[],
  readings: ReadonlyMap<string, WorkReading>,
): number | null {
  const works: { readonly share: number; readonly scope: number; readonly scopeUnit: string }[] = []
  for (const { url } of links) {
    const reading = readings.get(url)
    if (reading?.kind !== 'known') return null
    const { share } = reading
    if (share !== null) works.push({ ...reading, share })
  }
  const isAlike = new Set(works.map(({ scopeUnit }) => scopeUnit)).size === 1
  let done = 0
  let all = 0
  for (const { share, scope } of works) {
    const weight = isAlike ? scope : 1
    done += share * weight
    all += weight
  }
  return all > 0 ? Math.min(done / all, 1) : null
}
