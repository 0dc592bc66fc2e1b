import type { Instant } from '#src/core/model.ts'
import { nextId } from './next-id.ts'
import type {
  GithubAttempt,
  GithubConclusion,
  GithubJob,
  GithubRun,
  GithubWorkflow,
} from './repository-state.ts'
import { tipOf } from './seed-commits.ts'
import type { GithubRepository, GithubState } from './state.ts'

interface AttemptSeed {
  /** How long its one job took; absent, with no jobs: it is still running. */
  readonly minutes?: number
  /** In place of one job that took `minutes`. */
  readonly jobs?: readonly (Partial<Pick<GithubJob, 'name' | 'conclusion'>> &
    Pick<GithubJob, 'startedAt' | 'completedAt'>)[]
  /** Default: `success` where it took `minutes` or its jobs are given. */
  readonly conclusion?: GithubConclusion
  /** Default: the end of its last job. Later than that: something was noted on the run afterwards. */
  readonly updatedAt?: Instant
}

export interface RunSeed extends AttemptSeed {
  readonly createdAt: Instant
  /** Default: when it was created. */
  readonly startedAt?: Instant
  /** The file's name. Default: `ci.yml`. */
  readonly workflow?: string
  /** Default: `push`. */
  readonly event?: string
  readonly branch?: string
  /** A hash. Default: the newest commit of the default branch. */
  readonly commit?: string
  readonly actor?: string
}

/** Runs a workflow, which is added to the repository where it is new. */
export function runWorkflow(state: GithubState, repository: GithubRepository, seed: RunSeed): GithubRun {
  const workflow = workflowOf(state, repository, seed.workflow ?? 'ci.yml', seed.createdAt)
  const first = attempt(state, seed, seed.startedAt ?? seed.createdAt)
  const run: GithubRun = {
    id: nextId(state),
    number: repository.runs.filter((other) => other.workflow === workflow).length + 1,
    workflow,
    event: seed.event ?? 'push',
    branch: seed.branch ?? 'main',
    commit: seed.commit ?? tipOf(state, repository, seed.createdAt),
    actor: seed.actor ?? state.login,
    createdAt: seed.createdAt,
    updatedAt: seed.updatedAt ?? lastMoment(first),
    attempts: [first],
  }
  repository.runs.push(run)
  return run
}

/** Runs it once more: the run keeps its number and its day of creation. */
export function rerunWorkflow(
  state: GithubState,
  run: GithubRun,
  seed: AttemptSeed & { readonly startedAt: Instant },
): void {
  const next = attempt(state, seed, seed.startedAt)
  run.attempts.push(next)
  run.updatedAt = seed.updatedAt ?? lastMoment(next)
}

function attempt(state: GithubState, seed: AttemptSeed, startedAt: Instant): GithubAttempt {
  const running = seed.minutes === undefined && !seed.jobs && !seed.conclusion
  const conclusion = running ? null : (seed.conclusion ?? 'success')
  return {
    startedAt,
    conclusion,
    jobs: jobsOf(seed, startedAt, running).map((job, index) => ({
      id: nextId(state),
      name: job.name ?? `job ${index + 1}`,
      startedAt: job.startedAt,
      completedAt: job.completedAt,
      conclusion: job.conclusion ?? (job.completedAt === null ? null : conclusion),
    })),
  }
}

/** None where it was concluded before any began. */
function jobsOf(
  { jobs, minutes }: AttemptSeed,
  startedAt: Instant,
  running: boolean,
): NonNullable<AttemptSeed['jobs']> {
  if (jobs) return jobs
  if (minutes !== undefined) return [{ startedAt, completedAt: later(startedAt, minutes) }]
  return running ? [{ startedAt, completedAt: null }] : []
}

function workflowOf(
  state: GithubState,
  repository: GithubRepository,
  file: string,
  createdAt: Instant,
): GithubWorkflow {
  const path = `.github/workflows/${file}`
  const known = repository.workflows.find((workflow) => workflow.path === path)
  if (known) return known
  const workflow = { id: nextId(state), name: file.replace(/\.ya?ml$/, ''), path, createdAt }
  repository.workflows.push(workflow)
  return workflow
}

function lastMoment({ startedAt, jobs }: GithubAttempt): Instant {
  const ends = jobs.map((job) => job.completedAt ?? job.startedAt)
  return [startedAt, ...ends].reduce((last, end) => (end > last ? end : last))
}

function later(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString()
}
