import * as z from 'zod'
import { requirePage } from './access.ts'
import { titleOf } from './content.ts'
import type { Context } from './context.ts'
import { minute } from './minute.ts'
import { parseRequest } from './parse-request.ts'
import { plainText } from './rich-text.ts'
import { partialUser } from './users.ts'
import { pagingQuery, walk } from './walk.ts'

/** GET /v1/blocks/{block_id}/children of a page: the databases and pages under it, oldest first. */
export function listChildren(context: Context, id: string, query: Readonly<Record<string, string>>): object {
  const paging = parseRequest(z.strictObject(pagingQuery), query, 'query')
  const page = requirePage(context, id, 'block')
  const blocks = new Map([...databaseBlocks(context, page.id), ...pageBlocks(context, page.id)])
  const leg = walk(context, `children ${page.id}`, paging, () => [...blocks.keys()])
  return {
    object: 'list',
    results: leg.keys.flatMap((key) => blocks.get(key) ?? []),
    next_cursor: leg.next_cursor,
    has_more: leg.has_more,
    type: 'block',
    block: {},
  }
}

function databaseBlocks(context: Context, pageId: string): [string, object][] {
  const { databases, dataSources } = context.state
  return [...databases.values()]
    .filter((database) => database.parentPageId === pageId && !database.trashed)
    .map((database) => {
      const source = dataSources.get(database.dataSourceIds[0] ?? '')
      const block = blockOf(pageId, {
        id: database.id,
        createdAt: database.createdAt,
        editedAt: database.editedAt,
        createdBy: source?.createdBy ?? context.connection.botId,
        editedBy: source?.editedBy ?? context.connection.botId,
      })
      const child_database = { title: plainText(database.title) }
      return [database.id, { ...block, has_children: false, type: 'child_database', child_database }]
    })
}

function pageBlocks(context: Context, pageId: string): [string, object][] {
  return [...context.state.pages.values()]
    .filter((page) => page.parent.type === 'page_id' && page.parent.id === pageId && !page.trashed)
    .map((page) => {
      const child_page = { title: titleOf(context.state, page) }
      return [page.id, { ...blockOf(pageId, page), has_children: true, type: 'child_page', child_page }]
    })
}

function blockOf(
  pageId: string,
  of: { id: string; createdAt: string; editedAt: string; createdBy: string; editedBy: string },
): object {
  return {
    object: 'block',
    id: of.id,
    parent: { type: 'page_id', page_id: pageId },
    created_time: minute(of.createdAt),
    last_edited_time: minute(of.editedAt),
    created_by: partialUser(of.createdBy),
    last_edited_by: partialUser(of.editedBy),
    in_trash: false,
  }
}
