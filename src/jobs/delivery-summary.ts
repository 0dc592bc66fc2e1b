import { type DeliverySummary, deliverySummary } from '#src/core/delivery/delivery-summary.ts'
import { HISTORY_DAYS } from '#src/core/delivery/event-index.ts'
import type { FeedCursor, Stream } from '#src/core/delivery/events.ts'
import type { Lost } from '#src/core/delivery/lost.ts'
import { notBegun } from '#src/core/delivery/not-begun.ts'
import { notReadOfLate } from '#src/core/delivery/not-read-of-late.ts'
import { LINEAR, teamsOf } from '#src/core/delivery/streams-of.ts'
import type { Instant } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { parseLinks } from '#src/core/work/links.ts'
import { ownRepositories } from '#src/core/work/own-repositories.ts'
import type { WorkSystem } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { SYSTEMS } from './systems.ts'

type Needed = Pick<Deps, 'clock' | 'events' | 'hosts' | 'mailPolicy' | 'policy' | 'work'>

/**
 * How the repositories and teams that rows link in their Source deliver, by what the store holds of them; nothing is asked of the
 * systems. Of a past moment it is the same as far as events are kept.
 * @param given.rows only what these link is counted: those that a reader may see
 * @param given.now the moment that the rules reckon with, not after that of the clock
 * @param given.asOf the moment of the report
 * @param given.lost what the run that read last could not read; absent: it is told by how long ago something was read
 * @returns gives the figures of windows by where they begin, the newest first, as `deliverySummary` takes them; null: no row links a repository or a team
 * @throws Failure when the store fails
 */
export async function readDelivery(
  deps: Needed,
  given: {
    readonly rows: readonly { readonly source: string }[]
    readonly now: Instant
    readonly asOf: Instant
    readonly lost?: Lost
  },
): Promise<(starts: readonly Instant[]) => DeliverySummary | null> {
  const { rows, now, asOf } = given
  const clock = deps.clock.now()
  const links = rows.flatMap(({ source }) => parseLinks(source, deps.hosts))
  const followed = { repositories: ownRepositories(links), teams: teamsOf(links) }
  const streams = [...followed.repositories, LINEAR]
  const { events, cursors } = await deps.events.read(streams, daysBefore(now, HISTORY_DAYS))
  const lost = new Map([
    ...notBegun(streams, cursors),
    ...notReadOfLate(cursors, now),
    ...notConnected(deps, streams, cursors),
    ...(given.lost ?? []),
  ])
  const read = {
    events,
    cursors,
    lost,
    followed,
    policy: deps.policy,
    targets: deps.mailPolicy.targets,
    now,
    knownOn: asOf < daysBefore(clock, 1) ? localDay(clock, deps.policy.timezone) : null,
    since: daysBefore(clock, HISTORY_DAYS),
  }
  return (starts) => deliverySummary({ ...read, starts })
}

/** Systems that never were: what was read of one that is missing now is told by its age. */
function notConnected({ work }: Needed, streams: readonly Stream[], cursors: readonly FeedCursor[]): Lost {
  const begun = new Set(cursors.map(({ stream }) => stream))
  const missing = (system: WorkSystem) =>
    !work.some((source) => source.system === system && source.follow !== undefined)
  return new Map(
    streams
      .filter((stream) => !begun.has(stream))
      .flatMap((stream) => {
        const system = stream === LINEAR ? 'linear' : 'github'
        const { name, setting } = SYSTEMS[system]
        const detail = `${name} is not connected: ${setting} is not set.`
        return missing(system) ? [[stream, { reason: 'not_configured' as const, detail }]] : []
      }),
  )
}
