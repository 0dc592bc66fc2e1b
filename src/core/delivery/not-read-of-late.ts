import type { Instant } from '#src/core/model.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import type { FeedCursor } from './events.ts'
import { kindKey } from './kind-key.ts'
import type { Lost } from './lost.ts'
import { streamLabel } from './stream-label.ts'
import { LINEAR } from './streams-of.ts'

/** Every sync reads; so long nothing is missed that a week would show. */
const LATEST_DAYS = 1

/**
 * What had been read once, and has not been for more than a day before a moment, so that figures up to that moment would count
 * too little. Where nothing at all of a system was read the system fails; else what alone stayed behind is gone: it was deleted,
 * or is not shared any more.
 */
export function notReadOfLate(cursors: readonly FeedCursor[], now: Instant): Lost {
  const latest = daysBefore(now, LATEST_DAYS)
  const read = cursors.flatMap((cursor) => {
    const { readUntil } = cursor
    return readUntil === null ? [] : [{ ...cursor, readUntil, isLate: readUntil < latest }]
  })
  const alive = new Set(read.filter(({ isLate }) => !isLate).map(({ stream }) => stream === LINEAR))
  const late = read.filter(({ isLate }) => isLate)
  return new Map(
    late.map((cursor) => [
      kindKey(cursor),
      {
        reason: alive.has(cursor.stream === LINEAR) ? 'not_found' : 'source_failed',
        detail: `${WORDS[cursor.kind]} of ${streamLabel(cursor.stream)} were last read on ${plainDay(cursor.readUntil.slice(0, 10))}.`,
      },
    ]),
  )
}

const WORDS: Readonly<Record<FeedCursor['kind'], string>> = {
  pull: 'Pull requests',
  deployment: 'Deployments',
  commit: 'Commits',
  run: 'Workflow runs',
  incident: 'Incidents',
  issue: 'Issues',
  cycle: 'Cycles',
}
