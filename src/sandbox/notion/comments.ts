import * as z from 'zod'
import { requirePage } from './access.ts'
import type { Context } from './context.ts'
import { NotionError } from './errors.ts'
import { parseRequest } from './parse-request.ts'
import { pagingQuery, walk } from './walk.ts'

const listQuery = z.strictObject({ ...pagingQuery, block_id: z.string() })

/** GET /v1/comments: nobody comments in the stand-in, but not every connection may look. */
export function listComments(context: Context, query: Record<string, string>): object {
  if (!context.connection.readsComments) {
    throw new NotionError(403, 'restricted_resource', 'Insufficient permissions for this endpoint.')
  }
  const { block_id, ...paging } = parseRequest(listQuery, query, 'query')
  const page = requirePage(context, block_id, 'block')
  const { next_cursor, has_more } = walk(context, `comments ${page.id}`, paging, () => [])
  return { object: 'list', results: [], next_cursor, has_more, type: 'comment', comment: {} }
}
