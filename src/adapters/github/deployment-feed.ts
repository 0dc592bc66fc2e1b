import * as z from 'zod'
import type { Deployment } from '#src/core/delivery/events.ts'
import { type Feed, type FeedOwner, readConnection } from './feed.ts'
import { Moment } from './github-answer.ts'
import { nodesOf } from './nodes-of.ts'

const States = z
  .string()
  .toLowerCase()
  .pipe(
    z
      .enum([
        'queued',
        'pending',
        'waiting',
        'in_progress',
        'success',
        'failure',
        'error',
        'inactive',
        'other',
      ])
      .catch('other'),
  )

const Node = z.object({
  id: z.string(),
  environment: z.string().nullable(),
  commitOid: z.string(),
  createdAt: Moment,
  updatedAt: Moment,
  statuses: nodesOf(z.object({ state: States, createdAt: Moment })).nullable(),
})

/**
 * Deployments, the last created first, with 10 statuses each: GitHub knows no order by change. The overlap is the longest that a
 * workflow may last, waiting for its approval included; a status that comes later is not seen.
 */
export const deploymentFeed: Feed = {
  kind: 'deployment',
  field: 'deployments',
  select: (page) => `deployments(${page}, orderBy: {field: CREATED_AT, direction: DESC}) {
    nodes {
      id environment commitOid createdAt updatedAt
      statuses(first: 10) { nodes { state createdAt } }
    }
    pageInfo { hasNextPage endCursor }
  }`,
  peek: null,
  read: (found, owner) =>
    readConnection(Node, found, (node) => ({ at: node.createdAt, event: toDeployment(node, owner) })),
  nodesEach: 11,
  sizes: { whole: 100, again: 50 },
  overlapMinutes: 35 * 24 * 60,
}

function toDeployment(node: z.output<typeof Node>, { stream }: FeedOwner): Deployment {
  const statuses = (node.statuses ?? [])
    .map(({ state, createdAt }) => ({ state, at: createdAt }))
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
  const changes = [node.updatedAt, ...statuses.map(({ at }) => at)].toSorted()
  return {
    kind: 'deployment',
    stream,
    id: node.id,
    changedAt: changes.at(-1) ?? node.updatedAt,
    environment: node.environment ?? '',
    commit: node.commitOid,
    createdAt: node.createdAt,
    statuses,
  }
}
