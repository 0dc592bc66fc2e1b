import type { GithubItem, GithubMilestone, GithubRepository, GithubState } from './state.ts'

export function repositoryUrl(state: GithubState, repository: GithubRepository): string {
  return `${state.webUrl}/${fullName(repository)}`
}

export function milestoneUrl(
  state: GithubState,
  repository: GithubRepository,
  milestone: GithubMilestone,
): string {
  return `${repositoryUrl(state, repository)}/milestone/${milestone.number}`
}

export function itemUrl(state: GithubState, repository: GithubRepository, item: GithubItem): string {
  return `${repositoryUrl(state, repository)}/${item.kind === 'issue' ? 'issues' : 'pull'}/${item.number}`
}

/** @param query for example `is:issue label:bug` */
export function searchUrl(state: GithubState, repository: GithubRepository, query: string): string {
  return `${repositoryUrl(state, repository)}/issues?q=${encodeURIComponent(query)}`
}

export function fullName(repository: GithubRepository): string {
  return `${repository.owner}/${repository.name}`
}
