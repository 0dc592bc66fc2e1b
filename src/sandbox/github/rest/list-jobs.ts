import type { Context } from 'hono'
import type { GithubRun } from '#src/sandbox/github/repository-state.ts'
import type { GithubRepository } from '#src/sandbox/github/state.ts'
import { jobBody } from './job-body.ts'
import { page } from './paging.ts'
import type { Site } from './site.ts'

/** GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs: those of the latest attempt, or of `filter=all`. */
export function listJobs(c: Context, site: Site, repository: GithubRepository, run: GithubRun): Response {
  const all = run.attempts.flatMap((attempt, index) =>
    attempt.jobs.map((job) => ({ job, number: index + 1 })),
  )
  const wanted =
    c.req.query('filter') === 'all' ? all : all.filter(({ number }) => number === run.attempts.length)
  const shown = page(c, wanted).map(({ job, number }) => jobBody(site, repository, run, number, job))
  return c.json({ total_count: wanted.length, jobs: shown })
}
