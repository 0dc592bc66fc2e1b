import type { FeedCursor, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import type { EventPage } from './work-source.ts'

/** Events as they were read, and how far they were read. What is lost here is read again from its source. */
export interface EventStore {
  /** Every cursor of the streams, by stream and kind. */
  cursors(streams: readonly Stream[]): Promise<readonly FeedCursor[]>
  /**
   * The events of the streams that changed since, by stream, kind and id, so that the same content always reads the same, and
   * every cursor of the streams.
   */
  read(
    streams: readonly Stream[],
    since: Instant,
  ): Promise<{ readonly events: readonly WorkEvent[]; readonly cursors: readonly FeedCursor[] }>
  /**
   * Lays down events, each replacing what was known of it, and cursors, and drops what else was kept of that of which the page is
   * the whole. All or nothing.
   */
  save(page: Pick<EventPage, 'events' | 'cursors' | 'whole'>): Promise<void>
  /** Drops the events, of any stream, that last changed before; the cursors stay, so that they are not read again. */
  forget(before: Instant): Promise<void>
}
