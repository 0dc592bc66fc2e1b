import type { Instant } from '#src/core/model.ts'
import type {
  GithubCommit,
  GithubDeployment,
  GithubReview,
  GithubRun,
  GithubWorkflow,
} from './repository-state.ts'

interface Dated {
  createdAt: Instant
  updatedAt: Instant
  closedAt: Instant | null
}

export interface GithubMilestone extends Dated {
  readonly id: number
  readonly number: number
  title: string
  description: string | null
  state: 'open' | 'closed'
  dueOn: Instant | null
}

/** An issue or a pull request: they share one row of numbers. */
export interface GithubItem extends Dated {
  readonly id: number
  readonly kind: 'issue' | 'pull'
  readonly number: number
  title: string
  body: string | null
  state: 'open' | 'closed'
  /** null: open, or a pull request. */
  stateReason: 'completed' | 'not_planned' | 'reopened' | 'duplicate' | null
  labels: string[]
  /** The milestone's number; null: none. */
  milestone: number | null
  /** A login, that of a bot with `[bot]` at its end; null: the account was deleted, which GitHub shows as `ghost`. */
  author: string | null
  // What follows is for pull requests; of an issue it is empty.
  /** null: it was not merged. */
  mergedAt: Instant | null
  /** The commit by which it came into the default branch; null: it did not, or nobody laid that commit. */
  mergeCommit: string | null
  draft: boolean
  /** Each time that it was marked ready for review, oldest first. */
  readonly readyAt: Instant[]
  branch: string
  /** The newest commit of the default branch when it was opened; null: there was none. */
  base: string | null
  /** When its first commit was written; null: it has none. */
  firstCommitAt: Instant | null
  readonly reviews: GithubReview[]
  /** Numbers of the issues that it closes. */
  closes: readonly number[]
}

export interface GithubRepository {
  readonly id: number
  owner: string
  name: string
  /** Names that it had before, as `owner/name`; they still lead to it. */
  readonly formerNames: string[]
  readonly private: boolean
  archived: boolean
  readonly createdAt: Instant
  pushedAt: Instant
  readonly milestones: GithubMilestone[]
  readonly items: GithubItem[]
  /** By hash, those of the default branch and those that wait to be merged. */
  readonly commits: Map<string, GithubCommit>
  /** The newest commit of the default branch; null: nothing was ever pushed. */
  tip: string | null
  readonly deployments: GithubDeployment[]
  readonly workflows: GithubWorkflow[]
  readonly runs: GithubRun[]
  /** The numbers given last; they are never given twice. */
  readonly last: { milestone: number; item: number }
}

/** A GitHub App with one installation, which sees what the token sees. */
export interface GithubApp {
  readonly id: number
  readonly slug: string
  /** PEM. */
  readonly publicKey: string
  readonly installationId: number
  readonly createdAt: Instant
}

/** An answer that one coming request gets in place of its own. */
export interface GithubFault {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

export type GithubResource = 'core' | 'search' | 'graphql'

/** Everything that the token can see. Plain data: tests and the demo change it as they like. */
export interface GithubState {
  readonly now: () => Date
  /** Where pages for people are. */
  readonly webUrl: string
  /** Whose token it is. */
  readonly login: string
  readonly repositories: GithubRepository[]
  readonly apps: GithubApp[]
  /** Tokens that installations were given, and until when each is good. */
  readonly installationTokens: Map<string, Instant>
  /** Taken from the front, one per request. */
  readonly faults: GithubFault[]
  /** A spent primary limit is reported as either; both are documented. */
  readonly answers: { rateLimited: 403 | 429 }
  /** Requests (points, for GraphQL) per hour; per minute for search. */
  readonly limits: Record<GithubResource, number>
  /** true: searches say that they ran out of time. */
  incompleteResults: boolean
  ids: number
}

export function createGithubState(now: () => Date): GithubState {
  return {
    now,
    webUrl: 'https://github.com',
    login: 'okr-sync-bot',
    repositories: [],
    apps: [],
    installationTokens: new Map(),
    faults: [],
    answers: { rateLimited: 403 },
    limits: { core: 5_000, search: 30, graphql: 5_000 },
    incompleteResults: false,
    ids: 0,
  }
}
