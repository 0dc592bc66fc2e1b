import * as z from 'zod'
import { requireDatabase, requireInserter, requirePage } from './access.ts'
import { urlOf } from './answer-page.ts'
import type { Context } from './context.ts'
import { invalid } from './errors.ts'
import { newId } from './ids.ts'
import { minute } from './minute.ts'
import { parseRequest } from './parse-request.ts'
import type { Property } from './property.ts'
import { parseProperty } from './property-request.ts'
import { plainText, richTextRequest } from './rich-text.ts'
import { updateSchema } from './schema.ts'
import type { Database, DataSource } from './state.ts'

const createRequest = z.strictObject({
  parent: z.strictObject({ type: z.literal('page_id').optional(), page_id: z.string() }),
  title: richTextRequest.default([]),
  description: richTextRequest.default([]),
  is_inline: z.boolean().default(false),
  initial_data_source: z
    .strictObject({ properties: z.record(z.string(), z.unknown()).optional() })
    .optional(),
  icon: z.unknown().optional(),
  cover: z.unknown().optional(),
})

/** POST /v1/databases: a database with its first data source. */
export function createDatabase(context: Context, body: unknown): object {
  requireInserter(context)
  const request = parseRequest(createRequest, body, 'body')
  const page = requirePage(context, request.parent.page_id)
  const properties = request.initial_data_source?.properties ?? { Name: { title: {} } }
  const { state, now } = context
  const database: Database = {
    id: newId(state),
    parentPageId: page.id,
    blockId: null,
    title: request.title,
    description: request.description,
    isInline: request.is_inline,
    isLocked: false,
    trashed: false,
    dataSourceIds: [newId(state)],
    createdAt: now,
    editedAt: now,
  }
  const source = firstDataSource(context, database, titleFrom(properties))
  state.databases.set(database.id, database)
  state.dataSources.set(source.id, source)
  try {
    updateSchema(context, source, withoutTitle(properties))
  } catch (error) {
    state.databases.delete(database.id)
    state.dataSources.delete(source.id)
    throw error
  }
  return answerDatabase(context, database)
}

/** GET /v1/databases/{database_id} */
export function retrieveDatabase(context: Context, id: string): object {
  return answerDatabase(context, requireDatabase(context, id))
}

/** Where a database stands, as it and its data sources answer it. */
export function parentOfDatabase(database: Database): object {
  if (database.blockId !== null) return { type: 'block_id', block_id: database.blockId }
  return { type: 'page_id', page_id: database.parentPageId }
}

function firstDataSource(context: Context, database: Database, title: Property): DataSource {
  return {
    id: database.dataSourceIds[0] ?? newId(context.state),
    databaseId: database.id,
    title: database.title,
    description: [],
    properties: [title],
    createdBy: context.connection.botId,
    editedBy: context.connection.botId,
    createdAt: context.now,
    editedAt: context.now,
    lastUniqueId: 0,
  }
}

function answerDatabase(context: Context, database: Database): object {
  const data_sources = database.dataSourceIds.map((id) => ({
    id,
    name: plainText(context.state.dataSources.get(id)?.title ?? []),
  }))
  return {
    object: 'database',
    id: database.id,
    title: database.title,
    description: database.description,
    parent: parentOfDatabase(database),
    is_inline: database.isInline,
    in_trash: database.trashed,
    is_locked: database.isLocked,
    created_time: minute(database.createdAt),
    last_edited_time: minute(database.editedAt),
    data_sources,
    icon: null,
    cover: null,
    url: urlOf(database.id),
    public_url: null,
  }
}

function titleFrom(properties: Record<string, unknown>): Property {
  const [name, ...others] = Object.keys(properties).filter((each) => isTitle(properties[each]))
  if (name === undefined) throw invalid('Title is not provided')
  if (others.length) throw invalid('A data source has one title property.')
  const { description } = parseProperty(properties[name], `body.initial_data_source.properties.${name}`)
  return { id: 'title', name, description: description ?? null, config: { type: 'title' } }
}

function withoutTitle(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => !isTitle(value)))
}

function isTitle(request: unknown): boolean {
  return typeof request === 'object' && request !== null && 'title' in request
}
