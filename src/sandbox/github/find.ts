import type { GithubMilestone, GithubRepository, GithubState } from './state.ts'
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

/** What a milestone's own numbers are: issues and pull requests together. */
export function milestoneCounts(
  repository: GithubRepository,
  milestone: GithubMilestone,
): { open: number; closed: number } {
  const items = repository.items.filter((item) => item.milestone === milestone.number)
  const open = items.filter((item) => item.state === 'open').length
  return { open, closed: items.length - open }
}
