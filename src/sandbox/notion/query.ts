import * as z from 'zod'
import { requireDataSource } from './access.ts'
import { answerPage } from './answer-page.ts'
import type { Context } from './context.ts'
import { filterFrom } from './filter.ts'
import { digest, newId } from './ids.ts'
import type { Page } from './page.ts'
import { parseRequest } from './parse-request.ts'
import { orderFrom, sortRequest } from './sort.ts'
import type { DataSource, NotionState } from './state.ts'
import { pagingRequest, walk } from './walk.ts'

const queryRequest = z.strictObject({
  ...pagingRequest,
  filter: z.unknown().optional(),
  sorts: z.array(sortRequest).max(100).default([]),
  is_archived: z.boolean().default(false),
  result_type: z.enum(['page', 'data_source']).optional(),
})

/**
 * POST /v1/data_sources/{data_source_id}/query
 * Rows in the trash never show, archived ones only on `is_archived`. Without sorts each walk has an order of its own.
 */
export function queryDataSource(asked: Context, id: string, body: unknown, only: readonly string[]): object {
  const context = { ...asked, state: stateSeen(asked) }
  const { start_cursor, page_size, ...request } = parseRequest(queryRequest, body, 'body')
  const source = requireDataSource(context, id)
  const matches = filterFrom(context, source, request.filter)
  const inOrder = orderFrom(context, source, request.sorts)
  const found = () =>
    rowsOf(context, source, (page) => page.archived === request.is_archived && matches(page))
      .sort(inOrder)
      .map((page) => page.id)
  const of = `query ${source.id} ${JSON.stringify(request)}`
  const leg = walk(context, of, { start_cursor, page_size }, found, context.limits.queryLimit)
  const pages = leg.keys.flatMap((key) => context.state.pages.get(key) ?? []).filter((page) => !page.trashed)
  return {
    object: 'list',
    results: pages.map((page) => answerPage(context, page, only)),
    next_cursor: leg.next_cursor,
    has_more: leg.has_more,
    type: 'page_or_data_source',
    page_or_data_source: {},
    ...(leg.incomplete && {
      request_status: { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' },
    }),
  }
}

function stateSeen({ state, now }: Context): NotionState {
  const { lag } = state
  return lag && now < lag.until ? { ...state, pages: lag.pages } : state
}

/** The rows asked for, in an order that no reader can rely on. */
function rowsOf(context: Context, source: DataSource, isAsked: (page: Page) => boolean): Page[] {
  const salt = newId(context.state.reads)
  const rows = [...context.state.pages.values()].filter(
    (page) =>
      page.parent.type === 'data_source_id' && page.parent.id === source.id && !page.trashed && isAsked(page),
  )
  return rows
    .map((page) => ({ page, place: digest(salt + page.id) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ page }) => page)
}
