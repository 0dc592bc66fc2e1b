import type { Instant } from '#src/core/model.ts'

/** A review that someone began or handed in. */
export interface GithubReview {
  /** A login; null: the account was deleted. */
  readonly by: string | null
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed' | 'pending'
  /** When it was handed in; null: pending, which only its writer sees. */
  readonly at: Instant | null
}

export interface GithubCommit {
  /** Counts up in the order in which commits were made. */
  readonly id: number
  /** 40 hex digits. */
  readonly oid: string
  readonly parents: readonly string[]
  readonly authoredAt: Instant
  readonly committedAt: Instant
}

export type GithubDeploymentState =
  | 'error'
  | 'failure'
  | 'inactive'
  | 'in_progress'
  | 'pending'
  | 'queued'
  | 'success'
  | 'waiting'

export interface GithubDeployment {
  readonly id: number
  readonly environment: string
  /** Hash of what is deployed. */
  readonly commit: string
  /** Environments of people, which others never make inactive. */
  readonly production: boolean
  /** Environments that will be gone some day, which others never make inactive either. */
  readonly transient: boolean
  readonly createdAt: Instant
  updatedAt: Instant
  /** Oldest first. */
  readonly statuses: { readonly id: number; readonly state: GithubDeploymentState; readonly at: Instant }[]
}

export interface GithubWorkflow {
  readonly id: number
  readonly name: string
  /** For example `.github/workflows/ci.yml`. */
  readonly path: string
  readonly createdAt: Instant
}

export type GithubConclusion =
  | 'success'
  | 'failure'
  | 'neutral'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'action_required'

export interface GithubJob {
  readonly id: number
  readonly name: string
  readonly startedAt: Instant
  /** null: it is still running. */
  readonly completedAt: Instant | null
  readonly conclusion: GithubConclusion | null
}

/** A run of a workflow, or one more time that it was run. */
export interface GithubAttempt {
  readonly startedAt: Instant
  /** null: it is still running. */
  readonly conclusion: GithubConclusion | null
  readonly jobs: readonly GithubJob[]
}

export interface GithubRun {
  readonly id: number
  /** Counts the runs of its workflow. */
  readonly number: number
  readonly workflow: GithubWorkflow
  /** For example `push` or `pull_request`. */
  readonly event: string
  readonly branch: string
  readonly commit: string
  readonly actor: string
  readonly createdAt: Instant
  updatedAt: Instant
  /** Oldest first, at least one. */
  readonly attempts: GithubAttempt[]
}
