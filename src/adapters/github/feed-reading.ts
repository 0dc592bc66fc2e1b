import type { FeedCursor, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import type { EventPage, Following } from '#src/ports/work-source.ts'
import type { Feed, FeedPage } from './feed.ts'
import { earlier, toSecond } from './times.ts'

/** A feed of one stream, and where its reading stands. */
export interface FeedReading {
  readonly feed: Feed
  readonly stream: Stream
  /** Of the read under way: its `startedAt` is set. */
  readonly cursor: FeedCursor & { readonly startedAt: Instant }
  /** Where the window begins: what is older is never wanted. */
  readonly since: Instant
  /** What is older is not read this time. */
  readonly stop: Instant
  /** Whether it is to be asked first if there is anything to read. */
  readonly peeks: boolean
}

/** A read that goes on where the last one was broken off, or a new one at the newest. */
export function beginReading(feed: Feed, stream: Stream, following: Following): FeedReading {
  const { now, incidentLabels } = following
  const since = toSecond(following.since)
  const known = following.cursors.find((each) => each.stream === stream && each.kind === feed.kind)
  // Other labels mean other incidents, from the first on. A label may hold spaces and commas.
  const labels = feed.kind === 'incident' ? incidentLabels.toSorted().join('\n') : null
  const isKnown = known !== undefined && (labels === null || known.tag === labels)
  const cursor: FeedReading['cursor'] = isKnown
    ? { ...known, startedAt: known.page === null ? now : (known.startedAt ?? now) }
    : { stream, kind: feed.kind, readUntil: null, startedAt: now, page: null, tag: labels }
  const { readUntil } = cursor
  const isAll = readUntil === null || feed.overlapMinutes === null
  const stop = isAll ? since : toSecond(earlier(readUntil, feed.overlapMinutes))
  const peeks = feed.peek !== null && cursor.tag !== null && cursor.readUntil !== null && cursor.page === null
  return { feed, stream, cursor, since, stop, peeks }
}

/**
 * What a page brought, and where the reading stands after it; `next` is null when all is read. A first page that goes back to the
 * beginning of the window is the whole: so what was deleted since, or is no incident any more, is seen by its absence.
 */
export function takePage(
  reading: FeedReading,
  page: FeedPage,
): {
  readonly events: readonly WorkEvent[]
  readonly cursor: FeedCursor
  readonly next: FeedReading | null
  readonly isWhole: boolean
} {
  const { cursor, since, stop } = reading
  // The tag is of the moment at which the read began: what came up since is for the next one.
  const tag = cursor.page === null ? (page.tag ?? cursor.tag) : cursor.tag
  if (reading.peeks && page.tag !== cursor.tag) {
    return { events: [], cursor, next: { ...reading, peeks: false }, isWhole: false }
  }
  const isAsked = cursor.page === null && !reading.peeks
  const isWhole = isAsked && (page.next === null || page.rows.some(({ at }) => at < since))
  const wanted = page.rows.filter(({ at }) => at >= (isWhole ? since : stop))
  const events = wanted.map(({ event }) => event)
  if (isWhole || page.next === null || events.length < page.rows.length) {
    return { events, cursor: { ...endReading(reading), tag }, next: null, isWhole }
  }
  const begun = { ...cursor, page: page.next, tag }
  return { events, cursor: begun, next: { ...reading, cursor: begun }, isWhole }
}

/** What is whole with a page that goes back to the beginning of the window. */
export function wholeOf({ feed, stream, since }: FeedReading): NonNullable<EventPage['whole']>[number] {
  return { stream, kind: feed.kind, since }
}

/** The cursor of a reading of which nothing is left. */
export function endReading({ cursor }: FeedReading): FeedCursor {
  return { ...cursor, readUntil: cursor.startedAt, startedAt: null, page: null }
}

/** The cursor of a reading whose place GitHub does not know any more: the next one begins anew. */
export function forgetPlace({ cursor }: FeedReading): FeedCursor {
  return { ...cursor, startedAt: null, page: null, tag: cursor.kind === 'incident' ? cursor.tag : null }
}
