import { seconds } from '#src/sandbox/github/rest/site.ts'
import type { GithubItem, GithubRepository, GithubState } from '#src/sandbox/github/state.ts'
import { fullName, repositoryUrl } from '#src/sandbox/github/urls.ts'
import { commitView } from './commit-view.ts'
import { connect, type PageArgs } from './connection.ts'
import { deploymentView } from './deployment-view.ts'
import { githubError } from './errors.ts'
import { type ItemArgs, itemList } from './item-list.ts'
import { itemView } from './item-view.ts'
import { milestoneView } from './milestone-view.ts'
import type { Place } from './place.ts'
import { type Order, sorted } from './sorted.ts'

interface DeploymentArgs extends PageArgs {
  readonly environments?: readonly string[] | null
  readonly orderBy: Order
}

/** What GraphQL sees of a repository. Relations are functions, so that only what is asked for is made. */
export function repositoryView(state: GithubState, repository: GithubRepository) {
  const place = placeOf(state, repository)

  function numbered(what: string, number: number, fits: (item: GithubItem) => boolean) {
    const found = repository.items.find((item) => item.number === number && fits(item))
    if (!found) throw githubError('NOT_FOUND', `Could not resolve to ${what} with the number of ${number}.`)
    return itemView(place, found)
  }

  return {
    id: `R_${repository.id}`,
    name: repository.name,
    nameWithOwner: fullName(repository),
    isPrivate: repository.private,
    isArchived: repository.archived,
    pushedAt: seconds(repository.pushedAt),
    url: repositoryUrl(state, repository),
    // Nothing says that a missing milestone is an error: answered with null alone.
    milestone: ({ number }: { number: number }) => place.milestoneView(number),
    milestones: ({ states, ...args }: PageArgs & { readonly states?: readonly string[] | null }) => {
      const fitting = repository.milestones.filter((one) => states?.includes(one.state.toUpperCase()) ?? true)
      return connect('milestones', fitting, args, (milestone) => milestoneView(place, milestone))
    },
    issue: ({ number }: { number: number }) => numbered('an Issue', number, (item) => item.kind === 'issue'),
    issues: (args: ItemArgs) => itemList(place, repository.items, 'issues', args),
    pullRequest: ({ number }: { number: number }) =>
      numbered('a PullRequest', number, (item) => item.kind === 'pull'),
    pullRequests: (args: ItemArgs) => itemList(place, repository.items, 'pullRequests', args),
    issueOrPullRequest: ({ number }: { number: number }) =>
      numbered('an issue or pull request', number, () => true),
    deployments: ({ environments, orderBy, ...args }: DeploymentArgs) => {
      const fitting = repository.deployments.filter((one) => environments?.includes(one.environment) ?? true)
      const { rows, cursors } = sorted(fitting, (one) => one.createdAt, orderBy.direction)
      return connect('deployments', rows, args, (one) => deploymentView(repository, one), cursors)
    },
    defaultBranchRef: () => {
      const tip = repository.tip === null ? undefined : repository.commits.get(repository.tip)
      return tip ? { name: 'main', target: commitView(repository, tip) } : null
    },
  }
}

export function placeOf(state: GithubState, repository: GithubRepository): Place {
  const place: Place = {
    state,
    repository,
    repositoryView: () => repositoryView(state, repository),
    itemView: (number) => {
      const found = repository.items.find((item) => item.number === number)
      return found ? itemView(place, found) : null
    },
    milestoneView: (number) => {
      const found = repository.milestones.find((milestone) => milestone.number === number)
      return found ? milestoneView(place, found) : null
    },
  }
  return place
}
