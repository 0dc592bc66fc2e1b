import type { FeedCursor, PipelineRun, Stream } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import type { Following } from '#src/ports/work-source.ts'
import type { GithubConnection } from './connect-github.ts'
import { RunsAnswer, toRun } from './run-answer.ts'
import { earlier, githubTime } from './times.ts'
import { understand } from './understand.ts'

const HOUR = 60
const DAY = 24 * HOUR

/** A run may be run again for so long, and is noted on by then. */
const CHANGES_FOR = 30 * DAY

/** The runs of a repository, and where their reading stands. */
export interface RunReading {
  readonly cursor: FeedCursor & { readonly startedAt: Instant }
  /** Runs that were created earlier are not asked for. As GitHub writes a moment or a day. */
  readonly from: string
  /** Further back than one page it is not read. */
  readonly stop: Instant
  /** What changed before is known. */
  readonly changedSince: Instant
  /** The answer to the same question, as far as it is known. */
  readonly tag: string | null
}

/**
 * GitHub lists runs by their creation, and they change for a month. So a later read asks for a month from midnight on (all day
 * long the same question, to which GitHub may answer that nothing changed), and reads its first page, or as many as a day takes;
 * the first read of a day (UTC) reads all. A run that changes after a month keeps what was last known of it, and so does one
 * that was deleted.
 */
export function beginRuns(stream: Stream, { cursors, now, since }: Following): RunReading {
  const known = cursors.find((cursor) => cursor.stream === stream && cursor.kind === 'run')
  const readUntil = known?.readUntil ?? null
  const isUnderWay = known?.page != null
  const startedAt = (isUnderWay ? known.startedAt : null) ?? now
  const cursor = isUnderWay
    ? { ...known, startedAt }
    : { stream, kind: 'run' as const, readUntil, startedAt, page: null, tag: null }
  if (readUntil === null)
    return { cursor, from: githubTime(since), stop: since, changedSince: since, tag: null }
  const from = dayOf(earlier(readUntil, CHANGES_FOR))
  if (dayOf(readUntil) !== dayOf(startedAt)) {
    // All was read on that day last, after its midnight.
    const changedSince = earlier(`${dayOf(readUntil)}T00:00:00.000Z`, HOUR)
    return { cursor, from, stop: since, changedSince, tag: null }
  }
  const [question, etag = null] = (known?.tag ?? '').split(' ', 2)
  const tag = !isUnderWay && question === from ? etag : null
  return { cursor, from, stop: earlier(readUntil, DAY), changedSince: earlier(readUntil, HOUR), tag }
}

/**
 * The runs of a page that changed, newest first, and where the reading stands after it. The next page begins where this one ends,
 * by the moment at which its oldest run was created: GitHub counts only 1,000 runs of one question, however many pages they fill.
 */
export function takeRuns(
  reading: RunReading,
  answer: Awaited<ReturnType<GithubConnection['get']>>,
): {
  readonly changed: readonly PipelineRun[]
  readonly cursor: FeedCursor
  readonly next: RunReading | null
} {
  const { cursor, from, stop, changedSince } = reading
  const end = { readUntil: cursor.startedAt, startedAt: null, page: null }
  const tag = `${from} ${answer.tag}`
  if (answer.data === null) return { changed: [], cursor: { ...cursor, ...end, tag }, next: null }

  const { total_count, workflow_runs } = understand(RunsAnswer, answer.data)
  const runs = workflow_runs
    .map((run) => toRun(run, cursor.stream))
    .toSorted((one, other) =>
      one.createdAt < other.createdAt ? 1 : Number(one.createdAt > other.createdAt) * -1,
    )
  const changed = runs.filter(({ changedAt }) => changedAt >= changedSince)
  const oldest = runs.at(-1)?.createdAt
  const isLast = oldest === undefined || runs.length >= total_count
  // The next read may be content with the first page if that one goes back far enough by itself.
  const isEnough = answer.tag !== null && (isLast || oldest < earlier(cursor.startedAt, DAY))
  const begun = cursor.page === null ? { ...cursor, tag: isEnough ? tag : null } : cursor
  if (isLast || oldest < stop) return { changed, cursor: { ...begun, ...end }, next: null }
  const place = githubTime(oldest)
  // More than a page within one second: the rest of that second is left out.
  const page = place === cursor.page ? githubTime(earlier(oldest, 1 / 60)) : place
  const after = { ...begun, page }
  return { changed, cursor: after, next: { ...reading, cursor: after, tag: null } }
}

/** The cursor of a reading that goes on at a run the next time. */
export function stopRunsAt(
  { createdAt }: PipelineRun,
  taken: FeedCursor,
  { cursor }: RunReading,
): FeedCursor {
  return { ...cursor, page: githubTime(createdAt), tag: taken.tag }
}

function dayOf(moment: Instant): string {
  return moment.slice(0, 10)
}
