import { listChildren } from './blocks.ts'
import { listComments } from './comments.ts'
import type { Context } from './context.ts'
import { retrieveDataSource, updateDataSource } from './data-sources.ts'
import { createDatabase, retrieveDatabase } from './databases.ts'
import { createPage, retrievePage, updatePage } from './pages.ts'
import { retrievePropertyItem } from './property-items.ts'
import { queryDataSource } from './query.ts'
import { search } from './search.ts'
import { listUsers, retrieveSelf, retrieveUser } from './users.ts'

/** A request, taken apart. */
interface Call {
  /** Values of the path's placeholders, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON body; undefined for GET. */
  readonly body: unknown
  /** Properties named in filter_properties. */
  readonly only: readonly string[]
}

/** Answers one call. @throws NotionError */
export type Endpoint = (context: Context, call: Call) => object

/** Every endpoint that the stand-in has, by method and path. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  'GET /v1/users/me': (context) => retrieveSelf(context),
  'GET /v1/users/:id': (context, { params }) => retrieveUser(context, idOf(params)),
  'GET /v1/users': (context, { query }) => listUsers(context, query),
  'POST /v1/databases': (context, { body }) => createDatabase(context, body),
  'GET /v1/databases/:id': (context, { params }) => retrieveDatabase(context, idOf(params)),
  'GET /v1/data_sources/:id': (context, { params }) => retrieveDataSource(context, idOf(params)),
  'PATCH /v1/data_sources/:id': (context, { params, body }) => updateDataSource(context, idOf(params), body),
  'POST /v1/data_sources/:id/query': (context, { params, body, only }) =>
    queryDataSource(context, idOf(params), body, only),
  'POST /v1/pages': (context, { body, only }) => createPage(context, body, only),
  'GET /v1/pages/:id': (context, { params, only }) => retrievePage(context, idOf(params), only),
  'GET /v1/pages/:id/properties/:property': (context, { params, query }) =>
    retrievePropertyItem(context, idOf(params), params['property'] ?? '', query),
  'GET /v1/blocks/:id/children': (context, { params, query }) => listChildren(context, idOf(params), query),
  'GET /v1/comments': (context, { query }) => listComments(context, query),
  'POST /v1/search': (context, { body }) => search(context, body),
  'PATCH /v1/pages/:id': (context, { params, body, only }) => updatePage(context, idOf(params), body, only),
}

function idOf(params: Readonly<Record<string, string>>): string {
  return params['id'] ?? ''
}
