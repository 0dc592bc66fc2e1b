import * as z from 'zod'
import type { EventKind, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import { nodesOf } from './nodes-of.ts'
import { understand } from './understand.ts'

/** Whose events are read. */
export interface FeedOwner {
  readonly stream: Stream
  /** `owner/repo`, in lower case. */
  readonly repository: string
}

export interface FeedPage {
  /** In the feed's order; `at` is what it is ordered by. */
  readonly rows: readonly { readonly at: Instant; readonly event: WorkEvent }[]
  /** Where the next page begins; null: this was the last. */
  readonly next: string | null
  /** What `peek` would give now; null: the feed has no such thing. */
  readonly tag: string | null
}

/** How one kind of events is read by GraphQL: newest first, page by page. */
export interface Feed {
  readonly kind: EventKind
  /** Under which field of a repository it answers. */
  readonly field: string
  /** The selection of one page. @param page its `first` and `after` @param variable what ends the names of its own variables */
  select(page: string, variable: string): string
  /** A selection of one node, which tells by a tag whether there is anything to read; null: there is no such thing. */
  readonly peek: string | null
  /** @returns null: GitHub could not give this part */
  read(found: unknown, owner: FeedOwner): FeedPage | null
  /** Nodes of one row at most, as GitHub counts them. */
  readonly nodesEach: number
  /** Rows of a page where all is read, and where only what changed since. */
  readonly sizes: { readonly whole: number; readonly again: number }
  /** So far back what was read is read again, since it may have changed, or come late, without moving up; null: all the way. */
  readonly overlapMinutes: number | null
}

/** Reads a connection of GraphQL. */
export function readConnection<Node extends z.ZodType>(
  node: Node,
  found: unknown,
  row: (node: z.output<Node>) => FeedPage['rows'][number],
): FeedPage {
  const { pageInfo } = understand(PageInfo, found)
  const nodes = understand(nodesOf(node), found)
  return { rows: nodes.map(row), next: pageInfo.hasNextPage ? pageInfo.endCursor : null, tag: null }
}

const PageInfo = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
})
