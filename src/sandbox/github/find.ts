import { hashOf } from './next-id.ts'
import type { GithubItem, GithubMilestone, GithubRepository, GithubState } from './state.ts'
import { fullName } from './urls.ts'

/** Names on GitHub do not tell upper from lower case. */
export function findRepository(
  state: GithubState,
  owner: string,
  name: string,
): GithubRepository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase()
  return state.repositories.find((repository) => fullName(repository).toLowerCase() === wanted)
}

/** The repository that bore a name before it was renamed or moved. */
export function findRenamed(state: GithubState, owner: string, name: string): GithubRepository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase()
  return state.repositories.find(({ formerNames }) =>
    formerNames.some((former) => former.toLowerCase() === wanted),
  )
}

/** What a milestone's own numbers are: issues and pull requests together. */
export function milestoneCounts(
  repository: GithubRepository,
  milestone: GithubMilestone,
): { open: number; closed: number } {
  const items = repository.items.filter((item) => item.milestone === milestone.number)
  const open = items.filter((item) => item.state === 'open').length
  return { open, closed: items.length - open }
}

/** Hash of the one commit that a pull request brings. */
export function headCommitOf(pull: GithubItem): string {
  return hashOf(`pull request ${pull.id}`)
}
