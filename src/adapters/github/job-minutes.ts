import * as z from 'zod'
import type { PipelineRun } from '#src/core/delivery/events.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { GithubConnection } from './connect-github.ts'
import { Moment } from './github-answer.ts'
import { nullIfHidden } from './null-if-hidden.ts'
import { repositoryOf } from './repository-of.ts'
import { understand } from './understand.ts'

const JobsAnswer = z.object({
  total_count: z.int(),
  jobs: z.array(
    z.object({
      started_at: Moment.nullable(),
      completed_at: Moment.nullable(),
      conclusion: z.string().nullable(),
    }),
  ),
})

/**
 * Minutes from the start of a run's first job to the end of its last; null: none of them ran to an end, or they are not shown.
 * @throws Failure
 */
export async function jobMinutes(run: PipelineRun, github: GithubConnection): Promise<number | null> {
  const starts: string[] = []
  const ends: string[] = []
  for (let page = 1, isLast = false; !isLast; page += 1) {
    const answer = await github
      .get('/repos/{owner}/{repo}/actions/runs/{run_id}/jobs', {
        ...repositoryOf(run.stream),
        run_id: run.id,
        filter: 'latest',
        per_page: 100,
        page,
      })
      .catch(nullIfHidden)
    if (answer === null) return null
    const { total_count, jobs } = understand(JobsAnswer, answer.data)
    const ran = jobs.filter(({ conclusion }) => conclusion !== 'skipped')
    starts.push(...ran.flatMap((job) => job.started_at ?? []))
    ends.push(...ran.flatMap((job) => job.completed_at ?? []))
    isLast = jobs.length === 0 || page * 100 >= total_count
  }
  const first = starts.toSorted()[0]
  const last = ends.toSorted().at(-1)
  return first === undefined || last === undefined ? null : Math.max(0, minutesBetween(first, last))
}
