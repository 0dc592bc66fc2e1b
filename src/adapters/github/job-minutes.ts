import * as z from 'zod'
import type { PipelineRun } from '#src/core/delivery/events.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { GithubConnection } from './connect-github.ts'
import { Moment } from './github-answer.ts'
import { nullIfHidden } from './null-if-hidden.ts'
import { repositoryOf } from './repository-of.ts'
import { understand } from './understand.ts'

const JobsAnswer = z.object({
  jobs: z.array(
    z.object({
      started_at: Moment.nullable(),
      completed_at: Moment.nullable(),
      conclusion: z.string().nullable(),
    }),
  ),
})

/**
 * Minutes from the start of a run's first job to the end of its last, of its first 100; null: none of them ran to an end, or they are
 * not shown.
 * @throws Failure
 */
export async function jobMinutes(run: PipelineRun, github: GithubConnection): Promise<number | null> {
  const answer = await github
    .get('/repos/{owner}/{repo}/actions/runs/{run_id}/jobs', {
      ...repositoryOf(run.stream),
      run_id: run.id,
      filter: 'latest',
      per_page: 100,
    })
    .catch(nullIfHidden)
  if (answer === null) return null
  const ran = understand(JobsAnswer, answer.data).jobs.filter(({ conclusion }) => conclusion !== 'skipped')
  const starts = ran.flatMap((job) => job.started_at ?? []).toSorted()
  const ends = ran.flatMap((job) => job.completed_at ?? []).toSorted()
  const [first] = starts
  const last = ends.at(-1)
  return first === undefined || last === undefined ? null : Math.max(0, minutesBetween(first, last))
}
