import type { FeedCursor } from './events.ts'

/** Names one kind of events of a stream: `<stream> <kind>`. */
export function kindKey({ stream, kind }: Pick<FeedCursor, 'stream' | 'kind'>): string {
  return `${stream} ${kind}`
}
