import { milestoneCounts } from '#src/sandbox/github/find.ts'
import { seconds } from '#src/sandbox/github/rest/site.ts'
import type { GithubMilestone } from '#src/sandbox/github/state.ts'
import { milestoneUrl } from '#src/sandbox/github/urls.ts'
import { type ItemArgs, itemList } from './item-list.ts'
import type { Place } from './place.ts'

export function milestoneView(place: Place, milestone: GithubMilestone) {
  const { state, repository } = place
  const items = repository.items.filter((item) => item.milestone === milestone.number)
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
    issues: (args: ItemArgs) => itemList(place, items, 'issues', args),
    pullRequests: (args: ItemArgs) => itemList(place, items, 'pullRequests', args),
    repository: place.repositoryView,
  }
}
