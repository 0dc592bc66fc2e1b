import type { Instant } from '#src/core/model.ts'
import { headCommitOf } from './find.ts'
import type { GithubReview } from './repository-state.ts'
import { addCommit } from './seed-commits.ts'
import type { GithubItem, GithubRepository, GithubState } from './state.ts'

/** Marks a draft as ready for review. */
export function markReady(pull: GithubItem, at: Instant): void {
  pull.draft = false
  pull.readyAt.push(at)
  touch(pull, at)
}

export function convertToDraft(pull: GithubItem, at: Instant): void {
  pull.draft = true
  touch(pull, at)
}

/** @param review without `at` it is pending, and seen only where its writer is the login that reads */
export function reviewPull(
  pull: GithubItem,
  review: { by: string | null; at?: Instant; state?: Exclude<GithubReview['state'], 'pending'> },
): void {
  const { by, at } = review
  if (at === undefined) {
    pull.reviews.push({ by, at: null, state: 'pending' })
  } else {
    pull.reviews.push({ by, at, state: review.state ?? 'approved' })
    touch(pull, at)
  }
}

/**
 * Merges a pull request into the default branch.
 * @param how `squash`, the default: one commit with one parent; `merge`: its own commit, and one that joins it with the branch
 */
export function mergePull(
  state: GithubState,
  repository: GithubRepository,
  pull: GithubItem,
  at: Instant,
  how: 'squash' | 'merge' = 'squash',
): void {
  const parents = repository.tip === null ? [] : [repository.tip]
  if (how === 'merge') {
    const oid = headCommitOf(pull)
    addCommit(state, repository, {
      oid,
      at: pull.firstCommitAt ?? at,
      parents: pull.base === null ? [] : [pull.base],
      aside: true,
    })
    parents.push(oid)
  }
  pull.mergeCommit = addCommit(state, repository, { at, parents }).oid
  pull.state = 'closed'
  pull.draft = false
  pull.closedAt = at
  pull.mergedAt = at
  touch(pull, at)
}

function touch(pull: GithubItem, at: Instant): void {
  if (at > pull.updatedAt) pull.updatedAt = at
}
