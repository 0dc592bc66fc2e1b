import type { FeedCursor, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'

/** Events as they were read, and how far they were read. What is lost here is read again from its source. */
export interface EventStore {
  /**
   * The events of the streams that changed since, by stream, kind and id, so that the same content always reads the same, and
   * every cursor of the streams.
   */
  read(
    streams: readonly Stream[],
    since: Instant,
  ): Promise<{ readonly events: readonly WorkEvent[]; readonly cursors: readonly FeedCursor[] }>
  /** Lays down events, each replacing what was known of it, and cursors. All or nothing. */
  save(page: {
    readonly events: readonly WorkEvent[]
    readonly cursors: readonly FeedCursor[]
  }): Promise<void>
}
