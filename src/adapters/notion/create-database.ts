import type { DatabaseKind } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Notion } from './connect-notion.ts'
import { fieldsOf } from './fields-of.ts'
import { type PropertyConfig, propertyConfig } from './property-config.ts'
import { Database, type DataSource } from './schemas.ts'
import { databaseNames, readDataSource } from './workspace.ts'

const about =
  'Columns that say "Kept by okr-sync" are written by the service, with the reasons beside them. All others are yours.'

/** Creates one database with every column that leads to no other. */
export async function createDatabase(
  notion: Notion,
  pageId: string,
  kind: DatabaseKind,
): Promise<DataSource> {
  const properties: Record<string, PropertyConfig> = {}
  for (const [code, field] of fieldsOf(kind)) {
    if (field.kind !== 'relation' && field.made !== false)
      properties[field.name] = propertyConfig(kind, code, field)
  }
  const name = databaseNames[kind]
  const asking = {
    to: `create the database ${name}`,
    kind: 'create',
    whenMissing: `Notion shows no page ${pageId} to the connection, so ${name} is not created. Share the page with the connection: open it in Notion, ••• > Connections.`,
    capability: 'Insert content',
  } as const
  const database = await notion.ask(
    asking,
    Database,
    (client) =>
      client.databases.create({
        parent: { type: 'page_id', page_id: pageId },
        title: [{ type: 'text', text: { content: name } }],
        description: [{ type: 'text', text: { content: about } }],
        is_inline: false,
        initial_data_source: { properties },
      }),
    async ({ failure, committedId: id }) => {
      if (id === null) throw failure
      return notion.ask({ to: `read the database ${name} that was just created` }, Database, (client) =>
        client.databases.retrieve({ database_id: id }),
      )
    },
  )
  const [source] = database.data_sources
  if (!source) {
    throw new Failure({
      system: 'notion',
      code: 'not_understood',
      message: `Notion created the database ${name} (${database.id}) without a data source. Delete it in Notion and run okr-sync init again.`,
    })
  }
  return readDataSource(notion, source.id)
}
