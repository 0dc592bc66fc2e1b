import type { Stream } from '#src/core/delivery/events.ts'
import type { Lost } from '#src/core/delivery/lost.ts'
import type { Failure } from '#src/ports/failure.ts'

/** All streams of a system that failed: figures of half of the news would be of a time that never was. */
export function lostToFailure(streams: readonly Stream[], { message }: Failure): Lost {
  return new Map(streams.map((stream) => [stream, { reason: 'source_failed', detail: message }]))
}
