import type { GithubItem } from '#src/sandbox/github/state.ts'
import { connect, type PageArgs } from './connection.ts'
import { itemView, stateOf } from './item-view.ts'
import type { Place } from './place.ts'
import { type Order, sorted } from './sorted.ts'

export interface ItemArgs extends PageArgs {
  readonly states?: readonly string[] | null
  readonly labels?: readonly string[] | null
  readonly orderBy?: Order | null
}

/** A page of issues or of pull requests. */
export function itemList(
  place: Place,
  items: readonly GithubItem[],
  field: 'issues' | 'pullRequests',
  { states, labels, orderBy, ...args }: ItemArgs,
) {
  const kind = field === 'issues' ? 'issue' : 'pull'
  const wanted = labels?.map((label) => label.toLowerCase())
  const fitting = items.filter(
    (item) =>
      item.kind === kind &&
      (states?.includes(stateOf(item)) ?? true) &&
      // One of the labels is enough.
      (!wanted || item.labels.some((label) => wanted.includes(label.toLowerCase()))),
  )
  const key = orderBy?.field === 'UPDATED_AT' ? 'updatedAt' : 'createdAt'
  const { rows, cursors } = sorted(fitting, (item) => item[key], orderBy?.direction ?? 'ASC')
  return connect(field, rows, args, (item) => itemView(place, item), cursors)
}
