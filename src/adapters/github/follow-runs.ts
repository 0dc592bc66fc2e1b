import { isBuild } from '#src/core/delivery/build-duration.ts'
import type { PipelineRun, Stream } from '#src/core/delivery/events.ts'
import { needsJobs } from '#src/core/delivery/needs-jobs.ts'
import { Failure } from '#src/ports/failure.ts'
import type { EventPage, Following } from '#src/ports/work-source.ts'
import type { GithubConnection } from './connect-github.ts'
import { jobMinutes } from './job-minutes.ts'
import { lostPart } from './lost.ts'
import { nullIfHidden } from './null-if-hidden.ts'
import { repositoryOf } from './repository-of.ts'
import { beginRuns, type RunReading, stopRunsAt, takeRuns } from './run-reading.ts'

/** Jobs are read of so many runs at most, in one run of ours: each is a request. */
const MOST_JOBS = 20

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
  let failed = false

  /**
   * Runs, newest first, with the time that their jobs took where only those tell; `rest` is the first one that must wait for the
   * next run of ours, so that what a page brings never depends on how often it was asked for.
   */
  async function withMinutes(runs: readonly PipelineRun[]) {
    const events: PipelineRun[] = []
    let last = ''
    for (const run of runs) {
      const isAsked = isBuild(run) && needsJobs(run)
      // A second is the smallest step: runs of one are read all or none.
      if (isAsked && run.createdAt !== last && Math.min(jobsLeft, left()) <= 0) return { events, rest: run }
      if (isAsked) {
        last = run.createdAt
        jobsLeft -= 1
      }
      events.push(isAsked ? { ...run, minutes: await jobMinutes(run, github) } : run)
    }
    return { events, rest: null }
  }

  async function* follow(stream: Stream): AsyncGenerator<EventPage> {
    let reading: RunReading | null = beginRuns(stream, following)
    while (reading !== null && left() > 0) {
      const answer = await ask(reading, github)
      if (answer === null) {
        yield { events: [], cursors: [], lost: [lostPart(stream, 'run')] }
        return
      }
      const { changed, cursor, next } = takeRuns(reading, answer)
      const { events, rest } = await withMinutes(changed)
      yield { events, cursors: [rest === null ? cursor : stopRunsAt(rest, cursor, reading)], lost: [] }
      reading = rest === null ? next : null
    }
  }

  for (const stream of streams) {
    try {
      yield* follow(stream)
      failed = false
    } catch (error) {
      // A repository that fails again and again must not hold up the others; two in a row say that it is GitHub.
      const isDown = error instanceof Failure && (error.code === 'unavailable' || error.code === 'timeout')
      if (!isDown || failed || streams.length === 1) throw error
      failed = true
      yield { events: [], cursors: [], lost: [lostPart(stream, 'run', error)] }
    }
  }
}

function ask({ cursor, from, tag }: RunReading, github: GithubConnection) {
  const created = cursor.page === null ? `>=${from}` : `${from}..${cursor.page}`
  const parameters = { ...repositoryOf(cursor.stream), per_page: 100, created }
  return github.get('/repos/{owner}/{repo}/actions/runs', parameters, tag).catch(nullIfHidden)
}
