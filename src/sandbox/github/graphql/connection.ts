import { githubError } from './errors.ts'

export interface PageArgs {
  readonly first?: number | null
  readonly after?: string | null
}

/** How places in a list are written down. */
export interface Cursors<T> {
  write(row: T, index: number): string
  /** The index that comes after a cursor; null: no list gave it. */
  after(cursor: string, rows: readonly T[]): number | null
}

const maxPage = 100

/**
 * A Relay page; only the rows that are asked for are looked at. `name` is the field, for errors. Counting alone needs no
 * `first`; asking for nodes does.
 */
export function connect<T, V>(
  name: string,
  rows: readonly T[],
  args: PageArgs,
  view: (row: T) => V,
  cursors: Cursors<T> = byPlace,
) {
  const from = args.after ? placeAfter(args.after) : 0

  function placeAfter(cursor: string): number {
    const place = cursors.after(cursor, rows)
    if (place !== null) return place
    throw githubError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`)
  }

  function shown(): readonly T[] {
    return rows.slice(from, from + sizeOf(name, args))
  }

  return {
    totalCount: rows.length,
    nodes: () => shown().map(view),
    pageInfo: () => {
      const page = shown()
      const [start, end] = [page[0], page.at(-1)]
      return {
        hasNextPage: from + page.length < rows.length,
        hasPreviousPage: from > 0,
        startCursor: start === undefined ? null : cursors.write(start, from),
        endCursor: end === undefined ? null : cursors.write(end, from + page.length - 1),
      }
    },
  }
}

function sizeOf(name: string, { first = null }: PageArgs): number {
  if (first === null) {
    throw githubError(
      'MISSING_PAGINATION_BOUNDARIES',
      `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
    )
  }
  if (first < 0) {
    throw githubError('INVALID_PAGINATION', '`first` on the connection cannot be less than zero.')
  }
  if (first > maxPage) {
    throw githubError(
      'EXCESSIVE_PAGINATION',
      `Requesting ${first} records on the \`${name}\` connection exceeds the \`first\` limit of ${maxPage} records.`,
    )
  }
  return first
}

/** For lists that only grow at their end, or that nobody pages through while they change. */
const byPlace: Cursors<unknown> = {
  write: (_row, index) => btoa(`cursor:${index}`),
  after(cursor, rows) {
    for (let index = 0; index < rows.length; index += 1)
      if (this.write(null, index) === cursor) return index + 1
    return null
  },
}
