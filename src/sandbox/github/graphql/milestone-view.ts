import { milestoneCounts } from '#src/sandbox/github/find.ts'
import { seconds } from '#src/sandbox/github/rest/site.ts'
import type { GithubItem, GithubMilestone } from '#src/sandbox/github/state.ts'
import { milestoneUrl } from '#src/sandbox/github/urls.ts'
import { connect, type PageArgs } from './connection.ts'
import { itemView, stateOf } from './item-view.ts'
import type { Place } from './place.ts'

interface Listing extends PageArgs {
  readonly states?: readonly string[] | null
}

export function milestoneView(place: Place, milestone: GithubMilestone) {
  const { state, repository } = place
  const list = (field: string, kind: GithubItem['kind'], args: Listing) => {
    const items = repository.items.filter(
      (item) =>
        item.kind === kind &&
        item.milestone === milestone.number &&
        (args.states?.includes(stateOf(item)) ?? true),
    )
    return connect(field, items, args, (item) => itemView(place, item))
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
    progressPercentage: () => {
      const { open, closed } = milestoneCounts(repository, milestone)
      return open + closed === 0 ? 0 : (100 * closed) / (open + closed)
    },
    issues: (args: Listing) => list('issues', 'issue', args),
    pullRequests: (args: Listing) => list('pullRequests', 'pull', args),
    repository: place.repositoryView,
  }
}
