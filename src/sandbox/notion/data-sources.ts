import * as z from 'zod'
import { requireDataSource, requireWriter } from './access.ts'
import { urlOf } from './answer-page.ts'
import { answerProperty } from './answer-schema.ts'
import type { Context } from './context.ts'
import { parentOfDatabase } from './databases.ts'
import { notFound } from './errors.ts'
import { minute } from './minute.ts'
import { parseRequest } from './parse-request.ts'
import { richTextRequest } from './rich-text.ts'
import { updateSchema } from './schema.ts'
import type { DataSource } from './state.ts'
import { partialUser } from './users.ts'

const updateRequest = z.strictObject({
  title: richTextRequest.optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
})

/** GET /v1/data_sources/{data_source_id} */
export function retrieveDataSource(context: Context, id: string): object {
  return answerDataSource(context, requireDataSource(context, id))
}

/** PATCH /v1/data_sources/{data_source_id}: title and schema. */
export function updateDataSource(context: Context, id: string, body: unknown): object {
  requireWriter(context)
  const request = parseRequest(updateRequest, body, 'body')
  const source = requireDataSource(context, id)
  updateSchema(context, source, request.properties ?? {})
  source.title = request.title ?? source.title
  source.editedAt = context.now
  source.editedBy = context.connection.botId
  return answerDataSource(context, source)
}

/** A data source with its schema, in the schema's order. */
export function answerDataSource(context: Context, source: DataSource): object {
  const database = context.state.databases.get(source.databaseId)
  if (!database) throw notFound('database', source.databaseId)
  return {
    object: 'data_source',
    id: source.id,
    title: source.title,
    description: source.description,
    parent: { type: 'database_id', database_id: database.id },
    database_parent: parentOfDatabase(database),
    is_inline: database.isInline,
    in_trash: database.trashed,
    created_time: minute(source.createdAt),
    last_edited_time: minute(source.editedAt),
    created_by: partialUser(source.createdBy),
    last_edited_by: partialUser(source.editedBy),
    properties: Object.fromEntries(
      source.properties.map((property) => [property.name, answerProperty(context, source, property)]),
    ),
    icon: null,
    cover: null,
    url: urlOf(database.id),
    public_url: null,
  }
}
