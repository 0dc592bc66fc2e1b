import type { FeedCursor } from '#src/core/delivery/events.ts'

/** A cursor of a kind that has been read whole. */
export function aCursor(kind: FeedCursor['kind'], given: Partial<FeedCursor> = {}): FeedCursor {
  const stream = kind === 'issue' || kind === 'cycle' ? 'linear' : 'github/acme/shop'
  const readUntil = '2026-11-18T08:00:00.000Z'
  return { stream, kind, readUntil, startedAt: null, page: null, tag: null, ...given }
}
