import type { DatabaseKind } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import { databaseIfShown } from './ask-if-shown.ts'
import type { Notion } from './connect-notion.ts'
import { listAll } from './list-all.ts'
import { madeAs, ownedField } from './mark.ts'
import { Block, type DataSource } from './schemas.ts'
import { databaseKinds, databaseNames, readDataSource } from './workspace.ts'

/**
 * Finds the databases that `init` made under a page, whatever they are called now.
 * @throws Failure when the page is not shared, or one of its databases bears a name of the four and is not the service's
 */
export async function findDatabases(
  notion: Notion,
  pageId: string,
): Promise<ReadonlyMap<DatabaseKind, DataSource>> {
  const asking = {
    to: `list what is on the page ${pageId}`,
    whenMissing: `Notion shows no page ${pageId} to the connection. Share it with the connection: open the page in Notion, ••• > Connections.`,
  }
  const blocks = await listAll(notion, asking, (client, paging) =>
    client.blocks.children.list({ block_id: pageId, ...paging }),
  )
  const found = new Map<DatabaseKind, DataSource>()
  for (const item of blocks) {
    const { data: block } = Block.safeParse(item)
    if (block?.type !== 'child_database') continue
    // A linked view may be of one that is not shared.
    const database = await databaseIfShown(notion, block.id)
    for (const { id } of database?.data_sources ?? []) {
      const schema = await readDataSource(notion, id)
      const kind = kindOf(schema, database?.title ?? '')
      if (kind && !found.has(kind)) found.set(kind, schema)
    }
  }
  return found
}

function kindOf(schema: DataSource, title: string): DatabaseKind | null {
  const titleColumn = schema.properties.find((property) => property.type === 'title')
  const made = madeAs(titleColumn?.description ?? '')
  if (made) return made
  const named = databaseKinds.find((kind) => databaseNames[kind].toLowerCase() === title.trim().toLowerCase())
  if (!named) return null
  if (schema.properties.some((property) => ownedField(property.description) !== null)) return named
  throw new Failure({
    system: 'notion',
    code: 'invalid',
    message: `The page already holds a database called "${title}" that okr-sync init did not make (${schema.id}), and it is left alone. Choose another page, or rename the database and run init again.`,
  })
}
