import { hashOf } from '#src/sandbox/github/next-id.ts'
import type { GithubAttempt, GithubRun } from '#src/sandbox/github/repository-state.ts'
import type { GithubRepository } from '#src/sandbox/github/state.ts'
import { fullName, repositoryUrl } from '#src/sandbox/github/urls.ts'
import { briefRepositoryBody } from './repository-body.ts'
import { type Site, seconds } from './site.ts'
import { userBody } from './user-body.ts'

/** Bodies of the runs of a repository, which all hold the repository itself. */
export function runBodies(site: Site, repository: GithubRepository, runs: readonly GithubRun[]) {
  const brief = briefRepositoryBody(site, repository)
  return runs.map((run) => ({
    ...runBody(site, repository, run),
    repository: brief,
    head_repository: brief,
  }))
}

/** @returns the attempt that a run shows: its latest */
export function latestOf(run: GithubRun): GithubAttempt {
  const latest = run.attempts.at(-1)
  if (!latest) throw new Error(`Run ${run.id} has no attempt.`)
  return latest
}

function runBody(site: Site, repository: GithubRepository, run: GithubRun) {
  const api = `${site.api}/repos/${fullName(repository)}`
  const url = `${api}/actions/runs/${run.id}`
  const attempt = run.attempts.length
  const { conclusion, startedAt } = latestOf(run)
  const user = userBody(site, run.actor)
  const who = { name: run.actor, email: `${user.id}@users.noreply.github.com` }
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: `WFR_${run.id}`,
    head_branch: run.branch,
    head_sha: run.commit,
    path: run.workflow.path,
    display_title: `Commit ${run.commit.slice(0, 7)}`,
    run_number: run.number,
    event: run.event,
    status: conclusion === null ? 'in_progress' : 'completed',
    conclusion,
    workflow_id: run.workflow.id,
    check_suite_id: run.id,
    check_suite_node_id: `CS_${run.id}`,
    url,
    html_url: `${repositoryUrl(site.state, repository)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: seconds(run.createdAt),
    updated_at: seconds(run.updatedAt),
    actor: user,
    run_attempt: attempt,
    referenced_workflows: [],
    run_started_at: seconds(startedAt),
    triggering_actor: user,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${api}/check-suites/${run.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: attempt > 1 ? `${url}/attempts/${attempt - 1}` : null,
    workflow_url: `${api}/actions/workflows/${run.workflow.id}`,
    head_commit: {
      id: run.commit,
      tree_id: hashOf(run.commit),
      message: '',
      timestamp: seconds(run.createdAt),
      author: who,
      committer: who,
    },
  }
}
