import type { Instant } from '#src/core/model.ts'
import { invalidInput } from './errors.ts'
import { matches } from './filter.ts'

/** Arguments of every list in Linear's schema. */
export interface PageArgs {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
  readonly includeArchived?: boolean | null
  readonly orderBy?: 'createdAt' | 'updatedAt' | null
  readonly filter?: Readonly<Record<string, unknown>> | null
}

interface Row {
  readonly id: string
  readonly archivedAt?: Instant | null
  readonly createdAt?: Instant
  readonly updatedAt?: Instant
}

const defaultPage = 50
/** Reported by users of the live service; neither the schema nor the documentation states it. */
const maxPage = 250

/** A Relay page over views: newest first, archived ones left out unless asked for; a cursor is the row's id. */
export function connect<T extends Row>(views: readonly T[], args: PageArgs) {
  const by = args.orderBy ?? 'createdAt'
  const rows = views
    .filter((view) => args.includeArchived === true || (view.archivedAt ?? null) === null)
    .filter((view) => matches(view, args.filter ?? {}))
    .toSorted((a, b) => (b[by] ?? '').localeCompare(a[by] ?? '') || a.id.localeCompare(b.id))
  const backward = typeof args.last === 'number' && typeof args.first !== 'number'
  const size = (backward ? args.last : args.first) ?? defaultPage
  if (size < 0 || size > maxPage)
    throw invalidInput(`A page holds 0 to ${maxPage} items, ${size} were asked for.`)

  const from = args.after ? indexOf(rows, args.after) + 1 : 0
  const to = args.before ? indexOf(rows, args.before) : rows.length
  const start = backward ? Math.max(from, to - size) : from
  const end = backward ? to : Math.min(to, from + size)
  const nodes = rows.slice(start, end)
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: node.id })),
    pageInfo: {
      hasNextPage: end < rows.length,
      hasPreviousPage: start > 0,
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
    },
  }
}

function indexOf(rows: readonly Row[], cursor: string): number {
  const index = rows.findIndex((row) => row.id === cursor)
  if (index === -1) throw invalidInput(`The cursor ${cursor} belongs to no item of this list.`)
  return index
}
