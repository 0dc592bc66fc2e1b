import { delivery } from '#src/core/delivery/delivery.ts'
import type { Delivery } from '#src/core/delivery/delivery-at.ts'
import { HISTORY_DAYS } from '#src/core/delivery/event-index.ts'
import type { EventKind, FeedCursor, Stream } from '#src/core/delivery/events.ts'
import { kindKey } from '#src/core/delivery/kind-key.ts'
import type { Lost } from '#src/core/delivery/lost.ts'
import { notBegun } from '#src/core/delivery/not-begun.ts'
import { streamLabel } from '#src/core/delivery/stream-label.ts'
import { LINEAR } from '#src/core/delivery/streams-of.ts'
import { wholeKinds } from '#src/core/delivery/whole-kinds.ts'
import type { Finding, Instant } from '#src/core/model.ts'
import { finishedWork } from '#src/core/work/finished-work.ts'
import type { FinishedWork } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'

export interface WorkFigures {
  readonly samplesOf: Delivery['samplesOf']
  /** What was finished of late in the streams; null: none is followed, or one has never been read whole. */
  readonly finished: readonly FinishedWork[] | null
  readonly findings: readonly Finding[]
}

/** Repositories that are named before the rest is counted. */
const MOST_NAMED = 3

const KINDS_OF_REPOSITORY: readonly EventKind[] = ['pull', 'deployment', 'commit', 'run', 'incident']

// Linear has cycles only where a team is linked.
const KINDS_OF_LINEAR: readonly EventKind[] = ['issue']

/**
 * Reckons with all that the store holds of the streams.
 * @param given.since events from before it are left out, so that a store of years says the same as a new one
 * @param given.now the moment that the rules reckon with
 */
export async function workFigures(
  deps: Pick<Deps, 'events' | 'policy'>,
  given: {
    readonly streams: readonly Stream[]
    readonly lost: Lost
    readonly since: Instant
    readonly now: Instant
  },
): Promise<WorkFigures> {
  const { streams, since, now } = given
  const { policy } = deps
  const { events, cursors } = await deps.events.read(streams, since)
  const lost = new Map([...notBegun(streams, cursors), ...given.lost])
  const unread = unreadKinds(streams, cursors).map((each) => {
    const loss = lost.get(each.stream) ?? lost.get(kindKey(each))
    return { ...each, reason: loss?.reason ?? 'still_reading' }
  })
  const reading = unread.filter(({ reason }) => reason === 'still_reading').map(({ stream }) => stream)
  // What is gone will never be read; what only failed, or waits, may hold what was finished.
  const isHalf = unread.some(
    ({ kind, reason }) =>
      (kind === 'pull' || kind === 'issue') && (reason === 'still_reading' || reason === 'source_failed'),
  )
  const { samplesOf, findings } = delivery({ events, cursors, lost, policy, now })
  return {
    samplesOf,
    finished:
      streams.length === 0 || isHalf ? null : finishedWork(events, now, policy.delivery.ignoredLogins),
    findings: [...stillReading([...new Set(reading)]), ...findings()],
  }
}

/** What has not been read back to the beginning of the window. */
function unreadKinds(
  streams: readonly Stream[],
  cursors: readonly FeedCursor[],
): { readonly stream: Stream; readonly kind: EventKind }[] {
  const whole = wholeKinds(cursors)
  return streams.flatMap((stream) =>
    (stream === LINEAR ? KINDS_OF_LINEAR : KINDS_OF_REPOSITORY)
      .map((kind) => ({ stream, kind }))
      .filter((each) => !whole.has(kindKey(each))),
  )
}

/** One line for all: a first read may take many runs, and each of them tells. */
function stillReading(streams: readonly Stream[]): Finding[] {
  if (streams.length === 0) return []
  const more = streams.length - MOST_NAMED
  const named = streams.slice(0, MOST_NAMED).map(streamLabel).join(', ')
  const all = more > 0 ? `${named} and ${more} more` : named
  return [
    {
      code: 'still_reading',
      level: 'info',
      database: null,
      pageId: null,
      title: null,
      property: null,
      message: `${all}: the last ${HISTORY_DAYS} days are still being read; figures come when that is done.`,
      mend: 'Nothing: the next run goes on where this one stopped.',
    },
  ]
}
