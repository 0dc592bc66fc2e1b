import * as z from 'zod'
import type { PullRequest, Review } from '#src/core/delivery/events.ts'
import { ActorAnswer, actorOf } from './actor-of.ts'
import { type Feed, type FeedOwner, readConnection } from './feed.ts'
import { Moment } from './github-answer.ts'
import { mentionsIn } from './mentions-in.ts'
import { nodesOf } from './nodes-of.ts'
import { revertedPull } from './reverted-pull.ts'

const STATES = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes_requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
  PENDING: 'pending',
} as const satisfies Record<string, Review['state']>

const Node = z.object({
  id: z.string(),
  number: z.int(),
  url: z.string(),
  isDraft: z.boolean(),
  createdAt: Moment,
  updatedAt: Moment,
  mergedAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  headRefName: z.string(),
  title: z.string(),
  body: z.string(),
  author: ActorAnswer,
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  milestone: z.object({ number: z.int() }).nullable(),
  commits: nodesOf(z.object({ commit: z.object({ authoredDate: Moment }) })),
  timelineItems: nodesOf(z.object({ createdAt: Moment })),
  reviews: nodesOf(
    z.object({
      author: ActorAnswer,
      submittedAt: Moment.nullable(),
      state: z.enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
    }),
  ).nullable(),
  closingIssuesReferences: z.object({ totalCount: z.number() }).nullable(),
})

/** Pull requests, the last changed first. Of each the first 30 reviews and the first 10 times that it was made ready. */
export const pullFeed: Feed = {
  kind: 'pull',
  field: 'pullRequests',
  select: (page) => `pullRequests(${page}, orderBy: {field: UPDATED_AT, direction: DESC}) {
    nodes {
      id number url isDraft createdAt updatedAt mergedAt closedAt headRefName title body
      author { __typename login } mergeCommit { oid } milestone { number }
      commits(first: 1) { nodes { commit { authoredDate } } }
      timelineItems(first: 10, itemTypes: [READY_FOR_REVIEW_EVENT]) {
        nodes { ... on ReadyForReviewEvent { createdAt } }
      }
      reviews(first: 30) { nodes { author { __typename login } submittedAt state } }
      closingIssuesReferences(first: 1) { totalCount }
    }
    pageInfo { hasNextPage endCursor }
  }`,
  peek: null,
  read: (found, owner) =>
    readConnection(Node, found, (node) => ({ at: node.updatedAt, event: toPull(node, owner) })),
  nodesEach: 43,
  sizes: { whole: 50, again: 10 },
  overlapMinutes: 60,
}

function toPull(node: z.output<typeof Node>, { stream, repository }: FeedOwner): PullRequest {
  return {
    kind: 'pull',
    stream,
    id: node.id,
    changedAt: node.updatedAt,
    number: node.number,
    url: node.url,
    author: actorOf(node.author),
    createdAt: node.createdAt,
    readyAt: node.timelineItems.map(({ createdAt }) => createdAt).toSorted(),
    isDraft: node.isDraft,
    mergedAt: node.mergedAt,
    closedAt: node.closedAt,
    mergeCommit: node.mergedAt === null ? null : (node.mergeCommit?.oid ?? null),
    firstCommitAt: node.commits[0]?.commit.authoredDate ?? null,
    reviews: (node.reviews ?? []).map(({ author, submittedAt, state }) => ({
      by: actorOf(author),
      at: submittedAt,
      state: STATES[state],
    })),
    milestone: node.milestone?.number ?? null,
    mentions: mentionsIn({ branch: node.headRefName, texts: [node.title, node.body] }),
    closesIssues: node.closingIssuesReferences?.totalCount ?? 0,
    reverts: revertedPull({ branch: node.headRefName, body: node.body, repository }),
  }
}
