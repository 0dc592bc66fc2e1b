import type { FeedCursor } from './events.ts'
import { kindKey } from './kind-key.ts'

/** Those that have been read back to the beginning of the window, by `kindKey`. */
export function wholeKinds(cursors: readonly FeedCursor[]): ReadonlySet<string> {
  return new Set(cursors.filter(({ readUntil }) => readUntil !== null).map(kindKey))
}
