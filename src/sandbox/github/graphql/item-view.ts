import { seconds } from '#src/sandbox/github/rest/site.ts'
import type { GithubItem } from '#src/sandbox/github/state.ts'
import { itemUrl } from '#src/sandbox/github/urls.ts'
import { actorView } from './actor-view.ts'
import type { Place } from './place.ts'
import { pullView } from './pull-view.ts'

/** An issue or a pull request; `__typename` says which. Relations are functions, so that only what is asked for is made. */
export function itemView(place: Place, item: GithubItem) {
  const { milestone } = item
  const shared = {
    number: item.number,
    title: item.title,
    body: item.body ?? '',
    url: itemUrl(place.state, place.repository, item),
    state: stateOf(item),
    closed: item.state === 'closed',
    closedAt: seconds(item.closedAt),
    createdAt: seconds(item.createdAt),
    updatedAt: seconds(item.updatedAt),
    author: () => actorView(item.author),
    milestone: () => (milestone === null ? null : place.milestoneView(milestone)),
    repository: place.repositoryView,
  }
  return item.kind === 'issue'
    ? {
        ...shared,
        __typename: 'Issue',
        id: `I_${item.id}`,
        stateReason: ({ enableDuplicate }: { enableDuplicate: boolean }) =>
          item.stateReason === 'duplicate' && !enableDuplicate
            ? 'NOT_PLANNED'
            : (item.stateReason?.toUpperCase() ?? null),
      }
    : { ...shared, ...pullView(place, item) }
}

export function stateOf(item: GithubItem): string {
  return item.mergedAt === null ? item.state.toUpperCase() : 'MERGED'
}
