import type { Context } from './context.ts'
import { invalid, NotionError, notFound } from './errors.ts'
import { normalizeId } from './ids.ts'
import type { Page } from './page.ts'
import type { Block, Database, DataSource, NotionState } from './state.ts'

/** @throws NotionError validation_error when the id is no UUID, object_not_found when the page is missing or not shared. */
export function requirePage(context: Context, id: string, as: 'page' | 'block' = 'page'): Page {
  const page = context.state.pages.get(uuid(`${as}_id`, id))
  if (!page || !isShared(context, page.id)) throw notFound(as, id)
  return page
}

/** Something that has children: a page, or a block on one. @throws NotionError as for pages. */
export function requireContainer(context: Context, id: string): Page | Block {
  const block = context.state.blocks.get(uuid('block_id', id))
  return block && isShared(context, block.id) ? block : requirePage(context, id, 'block')
}

/** @throws NotionError as for pages. */
export function requireDatabase(context: Context, id: string): Database {
  const database = context.state.databases.get(uuid('database_id', id))
  if (!database || !isShared(context, database.id)) throw notFound('database', id)
  return database
}

/** @throws NotionError as for pages. */
export function requireDataSource(context: Context, id: string): DataSource {
  const source = context.state.dataSources.get(uuid('data_source_id', id))
  if (!source || !isShared(context, source.databaseId)) throw notFound('data_source', id)
  return source
}

/** @throws NotionError restricted_resource when the connection may only read. */
export function requireWriter(context: Context): void {
  if (context.connection.writes) return
  throw new NotionError(403, 'restricted_resource', 'Insufficient permissions for this endpoint.')
}

/** @throws NotionError restricted_resource when the connection may add nothing. */
export function requireInserter(context: Context): void {
  if (!context.connection.inserts) {
    throw new NotionError(403, 'restricted_resource', 'Insufficient permissions for this endpoint.')
  }
  requireWriter(context)
}

/** The dashed form of an id in a path or body. */
export function uuid(name: string, id: string): string {
  const normal = normalizeId(id)
  if (normal) return normal
  throw invalid(
    `path failed validation: path.${name} should be a valid uuid, instead was \`${JSON.stringify(id)}\`.`,
  )
}

/** Whether a page or database, or something above it, is shared with the connection. */
export function isShared(context: Context, id: string): boolean {
  for (let at: string | null = id; at !== null; at = parentOf(context.state, at)) {
    if (context.connection.roots.has(at)) return true
  }
  return false
}

function parentOf(state: NotionState, id: string): string | null {
  const parent = state.pages.get(id)?.parent
  if (parent?.type === 'page_id') return parent.id
  if (parent?.type === 'data_source_id') return state.dataSources.get(parent.id)?.databaseId ?? null
  return state.databases.get(id)?.parentPageId ?? state.blocks.get(id)?.parentId ?? null
}
