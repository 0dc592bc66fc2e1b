import type { Stream } from '#src/core/delivery/events.ts'
import type { Failure } from '#src/ports/failure.ts'
import type { LostStreams } from './lost-streams.ts'

/** All streams of a system that failed: figures of half of the news would be of a time that never was. */
export function lostToFailure(streams: readonly Stream[], { message }: Failure): LostStreams {
  return new Map(streams.map((stream) => [stream, { reason: 'source_failed', detail: message }]))
}
