import type { GithubJob, GithubRun } from '#src/sandbox/github/repository-state.ts'
import type { GithubRepository } from '#src/sandbox/github/state.ts'
import { fullName, repositoryUrl } from '#src/sandbox/github/urls.ts'
import { type Site, seconds } from './site.ts'

/** @param attempt counts from 1 */
export function jobBody(
  site: Site,
  repository: GithubRepository,
  run: GithubRun,
  attempt: number,
  job: GithubJob,
) {
  const api = `${site.api}/repos/${fullName(repository)}`
  const runUrl = `${api}/actions/runs/${run.id}`
  return {
    id: job.id,
    run_id: run.id,
    run_url: runUrl,
    run_attempt: attempt,
    node_id: `CR_${job.id}`,
    head_sha: run.commit,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${repositoryUrl(site.state, repository)}/actions/runs/${run.id}/job/${job.id}`,
    status: job.completedAt === null ? ('in_progress' as const) : ('completed' as const),
    conclusion: job.conclusion,
    created_at: seconds(job.startedAt),
    started_at: seconds(job.startedAt),
    completed_at: seconds(job.completedAt),
    name: job.name,
    steps: [],
    check_run_url: `${api}/check-runs/${job.id}`,
    labels: ['ubuntu-latest'],
    runner_id: null,
    runner_name: null,
    runner_group_id: null,
    runner_group_name: null,
    workflow_name: run.workflow.name,
    head_branch: run.branch,
  }
}
