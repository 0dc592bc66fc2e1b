import type { Instant } from '#src/core/model.ts'

/**
 * Where events come from and how far they go: `github/acme/shop` (in lower case), or `linear` for the whole workspace.
 * Events of one stream are read, kept and forgotten together.
 */
export type Stream = string

/** Who did something; null where one stands: the account was deleted. */
export interface Actor {
  readonly login: string
  readonly isBot: boolean
}

interface Event {
  readonly stream: Stream
  /** Unique among the events of its kind in its stream. */
  readonly id: string
  /** When it last changed, by the clock of its source. */
  readonly changedAt: Instant
}

export interface Review {
  readonly by: Actor | null
  /** null: pending, which nobody but its writer sees. */
  readonly at: Instant | null
  readonly state: 'approved' | 'changes_requested' | 'commented' | 'dismissed' | 'pending'
}

/** A pull request. No title and no text: only what a figure needs of them. */
export interface PullRequest extends Event {
  readonly kind: 'pull'
  readonly number: number
  /** Its page, to meet the links that Linear keeps. */
  readonly url: string
  readonly author: Actor | null
  readonly createdAt: Instant
  /** Each time that it was marked ready for review, oldest first; empty: it was never a draft, or is one still. */
  readonly readyAt: readonly Instant[]
  readonly isDraft: boolean
  readonly mergedAt: Instant | null
  readonly closedAt: Instant | null
  /** The commit by which it came into its base branch; null: it did not. */
  readonly mergeCommit: string | null
  /** When its first commit was written; null: not known. */
  readonly firstCommitAt: Instant | null
  readonly reviews: readonly Review[]
  /** The number of the milestone that it belongs to in its repository. */
  readonly milestone: number | null
  /** What looks like a Linear identifier in its branch, title or text, in upper case: also `SHA-256`. */
  readonly mentions: readonly string[]
  /** How many issues on GitHub it closes. */
  readonly closesIssues: number
  /** The number of the pull request that it takes back. */
  readonly reverts: number | null
}

/** One attempt to bring a commit to an environment. */
export interface Deployment extends Event {
  readonly kind: 'deployment'
  readonly environment: string
  readonly commit: string
  readonly createdAt: Instant
  /** Oldest first; `success` may be followed by others, such as `inactive`. */
  readonly statuses: readonly {
    readonly state:
      | 'queued'
      | 'pending'
      | 'waiting'
      | 'in_progress'
      | 'success'
      | 'failure'
      | 'error'
      | 'inactive'
      | 'other'
    readonly at: Instant
  }[]
}

/** A commit of the default branch. Its id is its hash. */
export interface Commit extends Event {
  readonly kind: 'commit'
  readonly parents: readonly string[]
}

/** A run of a workflow, whole. */
export interface PipelineRun extends Event {
  readonly kind: 'run'
  /** The file's name, for example `ci.yml`. */
  readonly workflow: string
  readonly trigger: 'push' | 'pull_request' | 'other'
  readonly attempt: number
  readonly conclusion: 'success' | 'failure' | 'other' | null
  readonly createdAt: Instant
  readonly startedAt: Instant
  /** Minutes from the start of its first job to the end of its last; null: its jobs were not read. */
  readonly minutes: number | null
}

/** An issue on GitHub that bears one of the labels of incidents. */
export interface Incident extends Event {
  readonly kind: 'incident'
  readonly number: number
  readonly createdAt: Instant
  readonly closedAt: Instant | null
  /** Closed as a duplicate or as not planned: it tells of no failure of its own. */
  readonly isDismissed: boolean
  /** Commits and pull requests of the repository that its text names as the cause. */
  readonly causes: { readonly commits: readonly string[]; readonly pulls: readonly number[] }
}

/** An issue in Linear. Its id is Linear's UUID. */
export interface LinearIssue extends Event {
  readonly kind: 'issue'
  /** For example ENG-123. */
  readonly identifier: string
  readonly previousIdentifiers: readonly string[]
  /** The team's key, in upper case. */
  readonly team: string
  /** Slug id of its project, as in the project's link. */
  readonly project: string | null
  /** UUID of its project milestone. */
  readonly milestone: string | null
  /** Number of its cycle in its team. */
  readonly cycle: number | null
  readonly state: 'triage' | 'backlog' | 'unstarted' | 'started' | 'completed' | 'canceled' | 'duplicate'
  /** Points; null: not estimated. */
  readonly estimate: number | null
  /** In lower case. */
  readonly labels: readonly string[]
  readonly createdAt: Instant
  readonly startedAt: Instant | null
  readonly completedAt: Instant | null
  /** Pages of the pull requests that are attached to it. */
  readonly pulls: readonly string[]
}

/** A cycle of a team in Linear. The arrays hold one entry a day, from its start on. */
export interface Cycle extends Event {
  readonly kind: 'cycle'
  readonly team: string
  readonly number: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** When it was closed; null: it goes on or lies ahead. */
  readonly completedAt: Instant | null
  /** Points, or issues where the team does not estimate. */
  readonly unit: 'points' | 'issues'
  readonly scope: readonly number[]
  readonly completed: readonly number[]
}

export type WorkEvent = PullRequest | Deployment | Commit | PipelineRun | Incident | LinearIssue | Cycle

export type EventKind = WorkEvent['kind']

/**
 * How far one kind of events of a stream has been read. A read goes from the newest to the oldest, page by page, so that one
 * that was broken off goes on where it stopped.
 */
export interface FeedCursor {
  readonly stream: Stream
  readonly kind: EventKind
  /** Everything that changed up to here has been read, back to the beginning of the window; null: the first read is not whole. */
  readonly readUntil: Instant | null
  /** When the read under way began: it becomes `readUntil` at its end. null: none is under way. */
  readonly startedAt: Instant | null
  /** Where the read under way goes on, in the words of its source; null: at the newest. */
  readonly page: string | null
  /** What the next read needs to know of this one, in the words of its source (an ETag, the newest commit, keys of teams); null: nothing. */
  readonly tag: string | null
}
