import * as z from 'zod'
import { requireDatabase, requireDataSource, requireInserter, requirePage, requireWriter } from './access.ts'
import { answerPage } from './answer-page.ts'
import { propertiesOf, setCell } from './cells.ts'
import type { Context } from './context.ts'
import { invalid, type NotionError } from './errors.ts'
import { newId } from './ids.ts'
import type { Page } from './page.ts'
import { parseRequest } from './parse-request.ts'
import { findProperty } from './property.ts'
import { numberRow } from './unique-id.ts'
import { parseValue } from './value-request.ts'

const cells = z.record(z.string(), z.unknown())

const createRequest = z.strictObject({
  parent: z.union([
    z.strictObject({ type: z.literal('data_source_id').optional(), data_source_id: z.string() }),
    z.strictObject({ type: z.literal('database_id').optional(), database_id: z.string() }),
    z.strictObject({ type: z.literal('page_id').optional(), page_id: z.string() }),
  ]),
  properties: cells.default({}),
})

const updateRequest = z.strictObject({
  properties: cells.default({}),
  in_trash: z.boolean().optional(),
  is_archived: z.boolean().optional(),
})

/** POST /v1/pages: a row, or a page of text under another page. */
export function createPage(context: Context, body: unknown, only: readonly string[]): object {
  requireInserter(context)
  const request = parseRequest(createRequest, body, 'body')
  const page: Page = {
    id: newId(context.state),
    parent: parentFrom(context, request.parent),
    values: new Map(),
    createdBy: context.connection.botId,
    createdAt: context.now,
    editedBy: context.connection.botId,
    editedAt: context.now,
    archived: false,
    trashed: false,
  }
  const writes = readCells(context, page, request.properties)
  context.state.pages.set(page.id, page)
  numberRow(context.state, page)
  for (const write of writes) setCell(context.state, page, write.property, write.value)
  return answerPage(context, page, only)
}

/** GET /v1/pages/{page_id}, also of a page in the trash. */
export function retrievePage(context: Context, id: string, only: readonly string[]): object {
  return answerPage(context, requirePage(context, id), only)
}

/** PATCH /v1/pages/{page_id}: cells that are named are replaced whole, the others stay. */
export function updatePage(context: Context, id: string, body: unknown, only: readonly string[]): object {
  requireWriter(context)
  const request = parseRequest(updateRequest, body, 'body')
  const page = requirePage(context, id)
  if (page.trashed && request.in_trash !== false) throw inTrash()
  const writes = readCells(context, page, request.properties)
  for (const write of writes) setCell(context.state, page, write.property, write.value)
  page.trashed = request.in_trash ?? page.trashed
  page.archived = request.is_archived ?? page.archived
  page.editedAt = context.now
  page.editedBy = context.connection.botId
  return answerPage(context, page, only)
}

/** Reads every cell before the first is written: a page request is carried out whole or not at all. */
function readCells(context: Context, page: Page, requests: Record<string, unknown>) {
  const properties = propertiesOf(context.state, page)
  return Object.entries(requests).map(([key, request]) => {
    const property = findProperty(properties, key)
    if (!property) throw invalid(`${key} is not a property that exists.`)
    return { property, value: parseValue(context, property, request) }
  })
}

function parentFrom(context: Context, parent: z.infer<typeof createRequest>['parent']): Page['parent'] {
  if ('page_id' in parent) return { type: 'page_id', id: requirePage(context, parent.page_id).id }
  if ('data_source_id' in parent) {
    return inDataSource(context, requireDataSource(context, parent.data_source_id).id)
  }
  const [id, ...others] = requireDatabase(context, parent.database_id).dataSourceIds
  if (id === undefined || others.length) {
    throw invalid(`Database ${parent.database_id} has several data sources: name one by data_source_id.`)
  }
  return inDataSource(context, id)
}

function inDataSource({ state }: Context, id: string): Page['parent'] {
  const database = state.databases.get(state.dataSources.get(id)?.databaseId ?? '')
  if (database?.trashed) throw inTrash()
  return { type: 'data_source_id', id }
}

function inTrash(): NotionError {
  return invalid(
    "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing page.",
  )
}
