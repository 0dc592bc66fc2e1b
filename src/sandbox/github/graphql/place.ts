import type { GithubRepository, GithubState } from '#src/sandbox/github/state.ts'

/** Where something is seen, and what it leads to. */
export interface Place {
  readonly state: GithubState
  readonly repository: GithubRepository
  readonly repositoryView: () => object
  /** By number; null: there is none. */
  readonly itemView: (number: number) => object | null
  readonly milestoneView: (number: number) => object | null
}
