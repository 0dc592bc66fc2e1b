import * as z from 'zod'
import type { Incident } from '#src/core/delivery/events.ts'
import { type Feed, type FeedOwner, readConnection } from './feed.ts'
import { Moment } from './github-answer.ts'
import { namedCauses } from './named-causes.ts'

const Node = z.object({
  id: z.string(),
  number: z.int(),
  createdAt: Moment,
  updatedAt: Moment,
  closedAt: Moment.nullable(),
  body: z.string(),
  stateReason: z.string().nullable(),
})

/**
 * Issues that bear one of the labels of incidents, the last changed first. They are few, and one that lost its label is not among
 * them any more, so all of them are read each time; where they are more than 100 in the window such a one stays.
 */
export const incidentFeed: Feed = {
  kind: 'incident',
  field: 'issues',
  select: (page) => `issues(${page}, labels: $labels, orderBy: {field: UPDATED_AT, direction: DESC}) {
    nodes { id number createdAt updatedAt closedAt body stateReason(enableDuplicate: true) }
    pageInfo { hasNextPage endCursor }
  }`,
  peek: null,
  read: (found, owner) =>
    readConnection(Node, found, (node) => ({ at: node.updatedAt, event: toIncident(node, owner) })),
  nodesEach: 1,
  sizes: { whole: 100, again: 100 },
  overlapMinutes: null,
}

function toIncident(node: z.output<typeof Node>, { stream, repository }: FeedOwner): Incident {
  return {
    kind: 'incident',
    stream,
    id: node.id,
    changedAt: node.updatedAt,
    number: node.number,
    createdAt: node.createdAt,
    closedAt: node.closedAt,
    isDismissed: node.stateReason === 'DUPLICATE' || node.stateReason === 'NOT_PLANNED',
    causes: namedCauses(node.body, repository),
  }
}
