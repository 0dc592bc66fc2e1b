import * as z from 'zod'
import { isShared, requireContainer } from './access.ts'
import { titleOf } from './content.ts'
import type { Context } from './context.ts'
import { minute } from './minute.ts'
import type { Page } from './page.ts'
import { parseRequest } from './parse-request.ts'
import { plainText, richText } from './rich-text.ts'
import type { Block, Database } from './state.ts'
import { partialUser } from './users.ts'
import { pagingQuery, walk } from './walk.ts'

/**
 * GET /v1/blocks/{block_id}/children of a page or a block: what stands in it, and the databases and pages under it, oldest
 * first of each. A copy of a synced block shows what the original holds.
 */
export function listChildren(context: Context, id: string, query: Readonly<Record<string, string>>): object {
  const paging = parseRequest(z.strictObject(pagingQuery), query, 'query')
  const asked = requireContainer(context, id)
  const from = 'syncedFrom' in asked ? asked.syncedFrom : null
  const holder = from !== null && isShared(context, from) ? from : asked.id
  const blocks = new Map<string, object>([
    ...blocksIn(context, holder).map((block): [string, object] => [block.id, answerBlock(context, block)]),
    ...databasesIn(context, holder).map((each): [string, object] => [each.id, databaseBlock(context, each)]),
    ...pagesIn(context, holder).map((page): [string, object] => [page.id, pageBlock(context, page)]),
  ])
  const leg = walk(context, `children ${asked.id}`, paging, () => [...blocks.keys()])
  return {
    object: 'list',
    results: leg.keys.flatMap((key) => blocks.get(key) ?? []),
    next_cursor: leg.next_cursor,
    has_more: leg.has_more,
    type: 'block',
    block: {},
  }
}

function blocksIn(context: Context, id: string): Block[] {
  return [...context.state.blocks.values()].filter((block) => block.parentId === id)
}

function databasesIn(context: Context, id: string): Database[] {
  return [...context.state.databases.values()].filter(
    (database) => (database.blockId ?? database.parentPageId) === id && !database.trashed,
  )
}

function pagesIn(context: Context, id: string): Page[] {
  return [...context.state.pages.values()].filter(
    (page) => page.parent.type === 'page_id' && page.parent.id === id && !page.trashed,
  )
}

/** A linked database looks like a database; only asking for it tells that the API does not know it. */
function answerBlock(context: Context, block: Block): object {
  const { type, text, syncedFrom } = block
  const by = context.connection.botId
  const common = commonOf(context, block.parentId, {
    ...block,
    editedAt: block.createdAt,
    createdBy: by,
    editedBy: by,
  })
  const held = syncedFrom ?? block.id
  const has_children = blocksIn(context, held).length + databasesIn(context, held).length > 0
  if (type === 'linked_database') {
    return { ...common, has_children: false, type: 'child_database', child_database: { title: text } }
  }
  const says = { rich_text: richText(text), color: 'default' }
  const synced = { synced_from: syncedFrom && { type: 'block_id', block_id: syncedFrom } }
  const content = {
    paragraph: says,
    toggle: says,
    column_list: {},
    column: {},
    synced_block: synced,
  }[type]
  return { ...common, has_children, type, [type]: content }
}

function databaseBlock(context: Context, database: Database): object {
  const source = context.state.dataSources.get(database.dataSourceIds[0] ?? '')
  const common = commonOf(context, database.blockId ?? database.parentPageId, {
    id: database.id,
    createdAt: database.createdAt,
    editedAt: database.editedAt,
    createdBy: source?.createdBy ?? context.connection.botId,
    editedBy: source?.editedBy ?? context.connection.botId,
  })
  const child_database = { title: plainText(database.title) }
  return { ...common, has_children: false, type: 'child_database', child_database }
}

function pageBlock(context: Context, page: Page): object {
  const parent = page.parent.type === 'page_id' ? page.parent.id : ''
  const child_page = { title: titleOf(context.state, page) }
  return { ...commonOf(context, parent, page), has_children: true, type: 'child_page', child_page }
}

function commonOf(
  context: Context,
  parentId: string,
  of: { id: string; createdAt: string; editedAt: string; createdBy: string; editedBy: string },
): object {
  const isBlock = context.state.blocks.has(parentId)
  return {
    object: 'block',
    id: of.id,
    parent: isBlock ? { type: 'block_id', block_id: parentId } : { type: 'page_id', page_id: parentId },
    created_time: minute(of.createdAt),
    last_edited_time: minute(of.editedAt),
    created_by: partialUser(of.createdBy),
    last_edited_by: partialUser(of.editedBy),
    in_trash: false,
  }
}
