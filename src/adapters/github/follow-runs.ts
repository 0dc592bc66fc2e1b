import type { FeedCursor, PipelineRun, Stream } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import type { EventPage, Following } from '#src/ports/work-source.ts'
import type { GithubConnection } from './connect-github.ts'
import { jobMinutes } from './job-minutes.ts'
import { lostPart } from './lost.ts'
import { nullIfHidden } from './null-if-hidden.ts'
import { outliers } from './outliers.ts'
import { repositoryOf } from './repository-of.ts'
import { RunsAnswer, toRun } from './run-answer.ts'
import { earlier, githubTime } from './times.ts'
import { understand } from './understand.ts'

/** Jobs are read of so many runs at most, in one run of ours. */
const MOST_JOBS = 10
const DAY = 24 * 60

interface Options {
  readonly github: GithubConnection
  /** Requests that this run may still spend. */
  readonly left: () => number
}

/** Reads runs of workflows by REST, which alone knows how they ended: newest first, up to 100 a request. */
export async function* followRuns(
  streams: readonly Stream[],
  following: Following,
  { github, left }: Options,
): AsyncGenerator<EventPage> {
  let jobsLeft = MOST_JOBS

  /** The runs of a page, those whose end is doubtful with the time that their jobs took. */
  async function correct(page: readonly PipelineRun[], changed: readonly PipelineRun[]) {
    const minutes = new Map<PipelineRun, number | null>()
    for (const run of outliers(page)) {
      if (!changed.includes(run) || jobsLeft === 0 || left() <= 0) continue
      jobsLeft -= 1
      minutes.set(run, await jobMinutes(run, github))
    }
    return changed.map((run) => ({ ...run, minutes: minutes.get(run) ?? null }))
  }

  for (const stream of streams) {
    let reading: RunReading | null = beginRuns(stream, following)
    while (reading !== null && left() > 0) {
      const asked: RunReading = reading
      const answer = await ask(asked, github)
      if (answer === null) {
        yield { events: [], cursors: [], lost: [lostPart(stream, 'run', undefined)] }
        break
      }
      const { cursor, next, runs } = take(asked, answer)
      const changed = runs.filter(({ changedAt }) => changedAt >= asked.changedSince)
      const events = await correct(runs, changed)
      yield { events, cursors: [cursor], lost: [] }
      reading = next
    }
  }
}

interface RunReading {
  readonly cursor: FeedCursor & { readonly startedAt: Instant }
  /** Runs that were created earlier are not asked for. As GitHub writes a moment or a day. */
  readonly from: string
  /** What changed before is known. */
  readonly changedSince: Instant
  /** The answer to the same question, as far as it is known. */
  readonly tag: string | null
}

/**
 * A run changes for as long as it lasts, so a later read asks again for a day more, from midnight on: all day long it is the same
 * question, to which GitHub may answer that nothing changed.
 */
function beginRuns(stream: Stream, { cursors, now, since }: Following): RunReading {
  const known = cursors.find((cursor) => cursor.stream === stream && cursor.kind === 'run')
  const readUntil = known?.readUntil ?? null
  const from = readUntil === null ? githubTime(since) : earlier(readUntil, DAY).slice(0, 10)
  const changedSince = readUntil === null ? since : earlier(readUntil, 60)
  if (known?.page != null) {
    const cursor = { ...known, startedAt: known.startedAt ?? now }
    return { cursor, from, changedSince, tag: null }
  }
  const [question, tag = null] = (known?.tag ?? '').split(' ', 2)
  const cursor = { stream, kind: 'run' as const, readUntil, startedAt: now, page: null, tag: null }
  return { cursor, from, changedSince, tag: question === from ? tag : null }
}

function ask({ cursor, from, tag }: RunReading, github: GithubConnection) {
  const created = cursor.page === null ? `>=${from}` : `${from}..${cursor.page}`
  const parameters = { ...repositoryOf(cursor.stream), per_page: 100, created }
  return github.get('/repos/{owner}/{repo}/actions/runs', parameters, tag).catch(nullIfHidden)
}

/**
 * The next page begins where this one ends, by the moment at which its oldest run was created: GitHub counts only 1,000 runs of
 * one question, however many pages they fill.
 */
function take(
  reading: RunReading,
  answer: Awaited<ReturnType<GithubConnection['get']>>,
): { readonly runs: readonly PipelineRun[]; readonly cursor: FeedCursor; readonly next: RunReading | null } {
  const { cursor, from } = reading
  const done = { ...cursor, readUntil: cursor.startedAt, startedAt: null, page: null }
  if (answer.data === null) return { runs: [], cursor: { ...done, tag: `${from} ${answer.tag}` }, next: null }

  const { total_count, workflow_runs } = understand(RunsAnswer, answer.data)
  const runs = workflow_runs.map((run) => toRun(run, cursor.stream))
  const [oldest] = runs.map(({ createdAt }) => githubTime(createdAt)).toSorted()
  if (oldest === undefined || runs.length >= total_count) {
    // Of several pages, one answer does not tell whether another changed.
    const tag = cursor.page === null && answer.tag !== null ? `${from} ${answer.tag}` : null
    return { runs, cursor: { ...done, tag }, next: null }
  }
  // More than a page within one second: the rest of that second is left out.
  const page = oldest === cursor.page ? githubTime(earlier(oldest, 1 / 60)) : oldest
  const begun = { ...cursor, page }
  return { runs, cursor: begun, next: { ...reading, cursor: begun, tag: null } }
}
