import { githubError } from './errors.ts'

export interface PageArgs {
  readonly first?: number | null
  readonly after?: string | null
}

const maxPage = 100

/** A Relay page. `name` is the field, for errors. Counting alone needs no `first`; asking for nodes does. */
export function connect<T>(name: string, items: readonly T[], args: PageArgs) {
  const from = args.after ? position(args.after, items.length) : 0

  function size(): number {
    const first = args.first ?? null
    if (first === null) {
      throw githubError(
        'MISSING_PAGINATION_BOUNDARIES',
        `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      )
    }
    if (first > maxPage) {
      throw githubError(
        'EXCESSIVE_PAGINATION',
        `Requesting ${first} records on the \`${name}\` connection exceeds the \`first\` limit of ${maxPage} records.`,
      )
    }
    return first
  }

  return {
    totalCount: items.length,
    nodes: () => items.slice(from, from + size()),
    pageInfo: () => {
      const end = Math.min(items.length, from + size())
      return {
        hasNextPage: end < items.length,
        hasPreviousPage: from > 0,
        startCursor: end > from ? cursor(from) : null,
        endCursor: end > from ? cursor(end - 1) : null,
      }
    },
  }
}

function cursor(index: number): string {
  return btoa(`cursor:${index}`)
}

/** The place after a cursor. */
function position(after: string, length: number): number {
  for (let index = 0; index < length; index += 1) if (cursor(index) === after) return index + 1
  throw githubError('INVALID_CURSOR_ARGUMENTS', `\`${after}\` does not appear to be a valid cursor.`)
}
