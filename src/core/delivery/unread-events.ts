import { HISTORY_DAYS } from './event-index.ts'
import type { EventKind, FeedCursor, Stream } from './events.ts'
import { inTheLastDays } from './in-the-last-days.ts'
import { kindKey } from './kind-key.ts'
import type { Lost } from './lost.ts'
import type { Sample } from './sample.ts'
import { LINEAR, repositoryName } from './streams-of.ts'
import { wholeKinds } from './whole-kinds.ts'

/** Says why events of a stream cannot be reckoned with: they are lost, or not read through yet; null: they can. */
export function unreadEvents(
  cursors: readonly FeedCursor[],
  lost: Lost,
): (stream: Stream, kinds: readonly EventKind[]) => Sample | null {
  const whole = wholeKinds(cursors)
  return (stream, kinds) => {
    const keys = kinds.map((kind) => kindKey({ stream, kind }))
    const [loss] = [stream, ...keys].flatMap((key) => lost.get(key) ?? [])
    if (loss !== undefined) return { kind: 'none', ...loss }
    if (keys.every((key) => whole.has(key))) return null
    const what = stream === LINEAR ? 'Linear' : `the repository ${repositoryName(stream)}`
    const detail = `What happened in ${what} ${inTheLastDays(HISTORY_DAYS)} is still being read for the first time.`
    return { kind: 'none', reason: 'still_reading', detail }
  }
}
