import type { FeedCursor, Stream } from './events.ts'
import type { Lost } from './lost.ts'
import { streamLabel } from './stream-label.ts'

/** Streams of which nothing was read yet: without this a system would look as if it were not connected. */
export function notBegun(streams: readonly Stream[], cursors: readonly FeedCursor[]): Lost {
  const begun = new Set(cursors.map(({ stream }) => stream))
  const waiting = streams.filter((stream) => !begun.has(stream))
  return new Map(
    waiting.map((stream) => [
      stream,
      { reason: 'still_reading', detail: `What happened in ${streamLabel(stream)} has not been read yet.` },
    ]),
  )
}
