import * as z from 'zod'
import { type Feed, readConnection } from './feed.ts'
import { Moment } from './github-answer.ts'
import { nodesOf } from './nodes-of.ts'
import { understand } from './understand.ts'

const Node = z.object({
  oid: z.string(),
  committedDate: Moment,
  parents: nodesOf(z.object({ oid: z.string() })),
})

/** null: nothing was ever pushed. `history` is absent where only the newest commit was asked for. */
const Branch = z
  .object({ target: z.object({ oid: z.string(), history: z.unknown().optional() }).nullable() })
  .nullable()

/**
 * Commits of the default branch, the last made first. What a merge brings in may have been made long before, by a release every
 * two months for example, so all of the window is read again; while the branch's newest commit is the one seen last, nothing is.
 * Commits that a forced push took away are forgotten only where the window's fit on one page.
 */
export const commitFeed: Feed = {
  kind: 'commit',
  field: 'defaultBranchRef',
  select: (page, variable) => `defaultBranchRef { target { oid ... on Commit {
    history(${page}, since: $since${variable}) {
      nodes { oid committedDate parents(first: 3) { nodes { oid } } }
      pageInfo { hasNextPage endCursor }
    }
  } } }`,
  peek: 'defaultBranchRef { target { oid } }',
  read(found, { stream }) {
    const target = understand(Branch, found)?.target
    if (target == null) return { rows: [], next: null, tag: null }
    const { oid, history } = target
    if (history === undefined) return { rows: [], next: null, tag: oid }
    if (history === null) return null
    const page = readConnection(Node, history, (node) => ({
      at: node.committedDate,
      event: {
        kind: 'commit',
        stream,
        id: node.oid,
        changedAt: node.committedDate,
        parents: node.parents.map((parent) => parent.oid),
      },
    }))
    return { ...page, tag: oid }
  },
  nodesEach: 4,
  sizes: { whole: 100, again: 100 },
  overlapMinutes: null,
}
