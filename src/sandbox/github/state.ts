import type { Instant } from '#src/core/model.ts'

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
  /** A login; null: the account was deleted, which GitHub shows as `ghost`. */
  author: string | null
  /** null for issues and for pull requests that were not merged. */
  mergedAt: Instant | null
  draft: boolean
}

export interface GithubRepository {
  readonly id: number
  readonly owner: string
  readonly name: string
  readonly private: boolean
  readonly createdAt: Instant
  readonly milestones: GithubMilestone[]
  readonly items: GithubItem[]
  /** The numbers given last; they are never given twice. */
  readonly last: { milestone: number; item: number }
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
    faults: [],
    answers: { rateLimited: 403 },
    limits: { core: 5_000, search: 30, graphql: 5_000 },
    incompleteResults: false,
    ids: 0,
  }
}
