import type { Context } from 'hono'
import { saysKind, search, unseenRepositories } from '#src/sandbox/github/search.ts'
import { issueBody } from './issue-body.ts'
import { page } from './paging.ts'
import { refuse } from './refuse.ts'
import type { Site } from './site.ts'

/** Only so many results of a search can be paged through, however many there are. */
const reachable = 1_000

/** GET /search/issues, which refuses what GraphQL's search answers with nothing found. */
export function searchIssues(c: Context, site: Site): Response {
  const query = c.req.query('q') ?? ''
  if (query.trim() === '') return invalid(c, 'Validation Failed', 'missing')
  if (!saysKind(query)) return invalid(c, "Query must include 'is:issue' or 'is:pull-request'", 'invalid')
  if (unseenRepositories(site.state, query).length > 0) {
    return invalid(
      c,
      'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
      'invalid',
    )
  }
  const hits = search(site.state, query)
  const shown = page(c, hits.slice(0, reachable))
  return c.json({
    total_count: hits.length,
    incomplete_results: site.state.incompleteResults,
    search_type: 'lexical',
    items: shown.map(({ repository, item }) => ({ ...issueBody(site, repository, item), score: 1 })),
  })
}

function invalid(c: Context, message: string, code: 'missing' | 'invalid'): Response {
  return refuse(c, 422, 'Validation Failed', [{ resource: 'Search', field: 'q', code, message }])
}
