import type { FeedCursor, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import type { Following } from '#src/ports/work-source.ts'
import type { Feed, FeedPage } from './feed.ts'
import { earlier, toSecond } from './times.ts'

/** A feed of one stream, and where its reading stands. */
export interface FeedReading {
  readonly feed: Feed
  readonly stream: Stream
  /** Of the read under way: its `startedAt` is set. */
  readonly cursor: FeedCursor & { readonly startedAt: Instant }
  /** What is older is not read. */
  readonly stop: Instant
  /** Whether it is to be asked first if there is anything to read. */
  readonly peeks: boolean
}

/** A read that goes on where the last one was broken off, or a new one at the newest. */
export function beginReading(feed: Feed, stream: Stream, following: Following): FeedReading {
  const { now, since, incidentLabels } = following
  const known = following.cursors.find((each) => each.stream === stream && each.kind === feed.kind)
  // Other labels mean other incidents, from the first on.
  const labels = feed.kind === 'incident' ? incidentLabels.toSorted().join(' ') : null
  const isKnown = known !== undefined && (labels === null || known.tag === labels)
  const cursor: FeedReading['cursor'] = isKnown
    ? { ...known, startedAt: known.page === null ? now : (known.startedAt ?? now) }
    : { stream, kind: feed.kind, readUntil: null, startedAt: now, page: null, tag: labels }
  const stop = toSecond(cursor.readUntil === null ? since : earlier(cursor.readUntil, feed.overlapMinutes))
  const peeks = feed.peek !== null && cursor.tag !== null && cursor.readUntil !== null && cursor.page === null
  return { feed, stream, cursor, stop, peeks }
}

/** What a page brought, and where the reading stands after it; `next` is null when all is read. */
export function takePage(
  reading: FeedReading,
  page: FeedPage,
): { readonly events: readonly WorkEvent[]; readonly cursor: FeedCursor; readonly next: FeedReading | null } {
  const { cursor, stop } = reading
  // The tag is of the moment at which the read began: what came up since is for the next one.
  const tag = cursor.page === null ? (page.tag ?? cursor.tag) : cursor.tag
  if (reading.peeks && page.tag !== cursor.tag) {
    return { events: [], cursor, next: { ...reading, peeks: false } }
  }
  const events = page.rows.filter(({ at }) => at >= stop).map(({ event }) => event)
  if (page.next === null || events.length < page.rows.length) {
    return { events, cursor: { ...endReading(reading), tag }, next: null }
  }
  const begun = { ...cursor, page: page.next, tag }
  return { events, cursor: begun, next: { ...reading, cursor: begun } }
}

/** The cursor of a reading of which nothing is left. */
export function endReading({ cursor }: FeedReading): FeedCursor {
  return { ...cursor, readUntil: cursor.startedAt, startedAt: null, page: null }
}

/** The cursor of a reading whose place GitHub does not know any more: the next one begins anew. */
export function forgetPlace({ cursor }: FeedReading): FeedCursor {
  return { ...cursor, startedAt: null, page: null, tag: cursor.kind === 'incident' ? cursor.tag : null }
}
