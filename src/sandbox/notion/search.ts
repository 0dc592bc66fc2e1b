import * as z from 'zod'
import { isShared } from './access.ts'
import { answerPage } from './answer-page.ts'
import { titleOf } from './content.ts'
import type { Context } from './context.ts'
import { answerDataSource } from './data-sources.ts'
import { parseRequest } from './parse-request.ts'
import { plainText } from './rich-text.ts'
import { pagingRequest, walk } from './walk.ts'

const searchRequest = z.strictObject({
  ...pagingRequest,
  query: z.string().default(''),
  filter: z
    .strictObject({ property: z.literal('object'), value: z.enum(['page', 'data_source']) })
    .optional(),
  sort: z
    .strictObject({
      timestamp: z.literal('last_edited_time'),
      direction: z.enum(['ascending', 'descending']),
    })
    .default({ timestamp: 'last_edited_time', direction: 'descending' }),
})

interface Hit {
  readonly title: string
  readonly editedAt: string
  readonly answer: () => object
}

/** POST /v1/search: pages and data sources that are shared and whose title holds the words. */
export function search(context: Context, body: unknown): object {
  const { start_cursor, page_size, ...request } = parseRequest(searchRequest, body, 'body')
  const kind = request.filter?.value
  const hits = new Map([
    ...(kind === 'page' ? [] : sourceHits(context)),
    ...(kind === 'data_source' ? [] : pageHits(context)),
  ])
  const words = request.query.toLowerCase()
  const sign = request.sort.direction === 'ascending' ? 1 : -1
  const found = () =>
    [...hits]
      .filter(([, hit]) => hit.title.toLowerCase().includes(words))
      .sort(([, one], [, other]) => sign * one.editedAt.localeCompare(other.editedAt))
      .map(([id]) => id)
  const leg = walk(context, `search ${JSON.stringify(request)}`, { start_cursor, page_size }, found)
  return {
    object: 'list',
    results: leg.keys.flatMap((id) => hits.get(id)?.answer() ?? []),
    next_cursor: leg.next_cursor,
    has_more: leg.has_more,
    type: 'page_or_data_source',
    page_or_data_source: {},
  }
}

function pageHits(context: Context): [string, Hit][] {
  const { state } = context
  return [...state.pages.values()]
    .filter((page) => !page.trashed && isShared(context, page.id))
    .map((page) => {
      const title = titleOf(state, page)
      const answer = () => answerPage(context, page)
      return [page.id, { title, editedAt: page.editedAt, answer }]
    })
}

function sourceHits(context: Context): [string, Hit][] {
  const { databases, dataSources } = context.state
  return [...dataSources.values()]
    .filter(({ databaseId }) => isShared(context, databaseId) && databases.get(databaseId)?.trashed === false)
    .map((source) => {
      const answer = () => answerDataSource(context, source)
      return [source.id, { title: plainText(source.title), editedAt: source.editedAt, answer }]
    })
}
