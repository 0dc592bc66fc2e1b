import { milestoneCounts } from '#src/sandbox/github/find.ts'
import { seconds } from '#src/sandbox/github/rest/site.ts'
import type { GithubItem, GithubMilestone, GithubRepository, GithubState } from '#src/sandbox/github/state.ts'
import { fullName, itemUrl, milestoneUrl, repositoryUrl } from '#src/sandbox/github/urls.ts'
import { connect, type PageArgs } from './connection.ts'
import { githubError } from './errors.ts'

interface Listing extends PageArgs {
  readonly states?: readonly string[] | null
}

/** What GraphQL sees of a repository. Relations are functions, so that only what is asked for is made. */
export function repositoryView(state: GithubState, repository: GithubRepository) {
  const numbered = (what: string, number: number, fits: (item: GithubItem) => boolean) => {
    const found = repository.items.find((item) => item.number === number && fits(item))
    if (!found) throw githubError('NOT_FOUND', `Could not resolve to ${what} with the number of ${number}.`)
    return itemView(state, repository, found)
  }
  return {
    id: `R_${repository.id}`,
    name: repository.name,
    nameWithOwner: fullName(repository),
    isPrivate: repository.private,
    url: repositoryUrl(state, repository),
    // Nothing says that a missing milestone is an error: answered with null alone.
    milestone: ({ number }: { number: number }) => milestoneOf(state, repository, number),
    issue: ({ number }: { number: number }) => numbered('an Issue', number, (item) => item.kind === 'issue'),
    pullRequest: ({ number }: { number: number }) =>
      numbered('a PullRequest', number, (item) => item.kind === 'pull'),
    issueOrPullRequest: ({ number }: { number: number }) =>
      numbered('an issue or pull request', number, () => true),
  }
}

/** An issue or a pull request; `__typename` says which. */
export function itemView(state: GithubState, repository: GithubRepository, item: GithubItem) {
  return {
    __typename: item.kind === 'issue' ? 'Issue' : 'PullRequest',
    id: `${item.kind === 'issue' ? 'I' : 'PR'}_${item.id}`,
    number: item.number,
    title: item.title,
    url: itemUrl(state, repository, item),
    state: stateOf(item),
    stateReason: ({ enableDuplicate }: { enableDuplicate: boolean }) =>
      item.stateReason === 'duplicate' && !enableDuplicate
        ? 'NOT_PLANNED'
        : (item.stateReason?.toUpperCase() ?? null),
    closed: item.state === 'closed',
    closedAt: seconds(item.closedAt),
    createdAt: seconds(item.createdAt),
    updatedAt: seconds(item.updatedAt),
    isDraft: item.draft,
    merged: item.mergedAt !== null,
    mergedAt: seconds(item.mergedAt),
    author: item.author === null ? null : { __typename: 'User', login: item.author },
    milestone: () => (item.milestone === null ? null : milestoneOf(state, repository, item.milestone)),
    repository: () => repositoryView(state, repository),
  }
}

function milestoneView(state: GithubState, repository: GithubRepository, milestone: GithubMilestone) {
  const { open, closed } = milestoneCounts(repository, milestone)
  const list = (field: string, kind: GithubItem['kind'], args: Listing) => {
    const items = repository.items.filter(
      (item) =>
        item.kind === kind &&
        item.milestone === milestone.number &&
        (args.states?.includes(stateOf(item)) ?? true),
    )
    return connect(
      field,
      items.map((item) => itemView(state, repository, item)),
      args,
    )
  }
  return {
    id: `MI_${milestone.id}`,
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    url: milestoneUrl(state, repository, milestone),
    state: milestone.state.toUpperCase(),
    closed: milestone.state === 'closed',
    closedAt: seconds(milestone.closedAt),
    createdAt: seconds(milestone.createdAt),
    updatedAt: seconds(milestone.updatedAt),
    dueOn: seconds(milestone.dueOn),
    /** 0..100; pull requests count like issues. */
    progressPercentage: open + closed === 0 ? 0 : (100 * closed) / (open + closed),
    issues: (args: Listing) => list('issues', 'issue', args),
    pullRequests: (args: Listing) => list('pullRequests', 'pull', args),
    repository: () => repositoryView(state, repository),
  }
}

function milestoneOf(state: GithubState, repository: GithubRepository, number: number) {
  const found = repository.milestones.find((milestone) => milestone.number === number)
  return found ? milestoneView(state, repository, found) : null
}

function stateOf(item: GithubItem): string {
  return item.mergedAt === null ? item.state.toUpperCase() : 'MERGED'
}
