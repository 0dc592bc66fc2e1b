import type { Bindings } from '#src/ports/bindings.ts'
import { Failure } from '#src/ports/failure.ts'
import { askIfShown } from './ask-if-shown.ts'
import type { Notion } from './connect-notion.ts'
import { databaseIdIn } from './notion-id.ts'
import { Database, DataSource } from './schemas.ts'

/** A database as the settings name it. */
export interface Reference {
  /** The setting that holds it, for messages. */
  readonly setting: string
  /** A data source id, a database id or a link. */
  readonly text: string
}

/**
 * Finds the data source that a setting means and reads its schema: one request, unless a database has to be resolved
 * first, which is remembered.
 * @throws Failure naming the setting, when there is no id in it, nothing is shared under it, or several data sources are
 */
export async function findDataSource(
  notion: Notion,
  bindings: Bindings,
  reference: Reference,
): Promise<DataSource> {
  const id = databaseIdIn(reference.text)
  if (id === null) {
    throw new Failure({
      system: 'notion',
      code: 'invalid',
      message: `${reference.setting} holds "${reference.text}", in which there is no Notion id. Copy the link of the database from Notion (••• > Copy link).`,
    })
  }
  const known = await bindings.dataSource(reference.text)
  if (known !== null) {
    const remembered = await readSchema(notion, known, reference)
    if (remembered) return remembered
  }
  const direct = await readSchema(notion, id, reference)
  if (direct) return direct

  const resolved = await resolveDatabase(notion, id, reference)
  const schema = await readSchema(notion, resolved, reference)
  if (!schema) throw notShared(reference)
  await bindings.saveDataSource(reference.text, resolved)
  return schema
}

/** @returns the schema, or null when Notion finds no such data source */
function readSchema(notion: Notion, id: string, { setting }: Reference): Promise<DataSource | null> {
  return askIfShown(notion, `read the properties of ${setting}`, DataSource, (client) =>
    client.dataSources.retrieve({ data_source_id: id }),
  )
}

async function resolveDatabase(notion: Notion, id: string, reference: Reference): Promise<string> {
  const asking = {
    to: `find the database of ${reference.setting}`,
    whenMissing: notShared(reference).message,
  }
  const database = await notion.ask(asking, Database, (client) =>
    client.databases.retrieve({ database_id: id }),
  )
  const [only, ...others] = database.data_sources
  if (only && others.length === 0) return only.id
  const found = database.data_sources.map((source) => `${source.id} ("${source.name}")`).join(', ')
  throw new Failure({
    system: 'notion',
    code: 'invalid',
    quotes: true,
    message: `The database ${id} in ${reference.setting} has ${database.data_sources.length} data sources: ${found || 'none'}. Put the id of the one you mean into ${reference.setting}.`,
  })
}

/** The failure where a setting names what the connection is not shown. */
export function notShared(reference: Reference): Failure {
  return new Failure({
    system: 'notion',
    code: 'not_found',
    message: `Notion shows no database ${reference.text} from ${reference.setting} to the connection. Share it with the connection: open the database in Notion, ••• > Connections. If it is another one, mend ${reference.setting}.`,
  })
}
