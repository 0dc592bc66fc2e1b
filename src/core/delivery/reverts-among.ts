import type { PullRequest } from './events.ts'

/**
 * The pull requests that take back a change, with that change. One that takes back a revert brings a change back, and is a change
 * itself; what takes back a pull request that is not known is taken for a revert. A pull request takes back only earlier ones.
 */
export function revertsAmong(
  pulls: readonly PullRequest[],
): { readonly revert: PullRequest; readonly reverted: PullRequest }[] {
  const changes = new Map<number, PullRequest>()
  const reverts = new Set<number>()
  const found: { revert: PullRequest; reverted: PullRequest }[] = []
  for (const pull of pulls.toSorted((a, b) => a.number - b.number)) {
    const reverted = pull.reverts === null ? undefined : changes.get(pull.reverts)
    if (reverted !== undefined) found.push({ revert: pull, reverted })
    if (pull.reverts === null || reverts.has(pull.reverts)) changes.set(pull.number, pull)
    else reverts.add(pull.number)
  }
  return found
}
