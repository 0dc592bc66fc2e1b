import type { Instant } from '#src/core/model.ts'
import { hashOf, nextId } from './next-id.ts'
import type { GithubCommit } from './repository-state.ts'
import type { GithubRepository, GithubState } from './state.ts'

export interface CommitSeed {
  /** Its hash. Default: one that is made up. */
  readonly oid?: string
  readonly at: Instant
  /** Default: `at`. */
  readonly authoredAt?: Instant
  /** Hashes. Default: the newest commit of the default branch, if there is one. */
  readonly parents?: readonly string[]
  /** true: it stands aside of the default branch until a commit there names it as a parent. */
  readonly aside?: boolean
}

/** Commits on top of the default branch. */
export function addCommit(state: GithubState, repository: GithubRepository, seed: CommitSeed): GithubCommit {
  const id = nextId(state)
  const tip = repository.tip === null ? [] : [repository.tip]
  const commit: GithubCommit = {
    id,
    oid: seed.oid ?? hashOf(`commit ${id}`),
    parents: seed.parents ?? tip,
    authoredAt: seed.authoredAt ?? seed.at,
    committedAt: seed.at,
  }
  repository.commits.set(commit.oid, commit)
  if (!seed.aside) repository.tip = commit.oid
  if (seed.at > repository.pushedAt) repository.pushedAt = seed.at
  return commit
}

/** The newest commit of the default branch, made now where there is none. */
export function tipOf(state: GithubState, repository: GithubRepository, at: Instant): string {
  return repository.tip ?? addCommit(state, repository, { at }).oid
}
