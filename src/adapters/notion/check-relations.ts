import { failure, warning } from '#src/adapters/support/checks.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Check } from '#src/ports/checkup.ts'
import { Failure } from '#src/ports/failure.ts'
import { nameOf } from './check-database.ts'
import type { Notion } from './connect-notion.ts'
import { fieldsOf } from './fields-of.ts'
import { fieldOfCode } from './further-columns.ts'
import type { Inspected } from './inspect-databases.ts'
import { DataSource } from './schemas.ts'
import { databaseNames } from './workspace.ts'

interface Relation {
  readonly subject: string
  readonly dataSourceId: string
  readonly leadsTo: DatabaseKind | null
}

/**
 * Relations that lead elsewhere than to the configured databases. To one that is not shared with the connection a relation is
 * empty without a word.
 */
export async function checkRelations(
  notion: Notion,
  databases: readonly Inspected[],
): Promise<readonly Check[]> {
  const configured = Map.groupBy(databases, ({ schema }) => schema.id)
  const relations = databases.flatMap(relationsOf)
  const elsewhere = relations.filter(({ dataSourceId }) => !configured.has(dataSourceId))
  const ids = [...new Set(elsewhere.map(({ dataSourceId }) => dataSourceId))]
  const titles = new Map(await Promise.all(ids.map(async (id) => [id, await titleOf(notion, id)] as const)))
  return [
    ...relations.flatMap((relation) => mistaken(relation, configured.get(relation.dataSourceId) ?? [])),
    ...elsewhere.map((relation) => judge(relation, titles.get(relation.dataSourceId) ?? null)),
  ]
}

/** A relation to a database that is configured as one of another kind: most likely two settings are exchanged. */
function mistaken({ subject, leadsTo }: Relation, targets: readonly Inspected[]): readonly Check[] {
  const [target] = targets
  if (
    target === undefined ||
    leadsTo === null ||
    targets.some(({ configured }) => configured.kind === leadsTo)
  )
    return []
  const { kind, setting } = target.configured
  return [
    failure(
      subject,
      'settings',
      `It leads to "${nameOf(target)}", which ${setting} names as the database of ${databaseNames[kind].toLowerCase()}, so its links lead nowhere.`,
      `Mend ${setting}, if that is the database of ${databaseNames[leadsTo].toLowerCase()}; else let the relation lead to that one.`,
    ),
  ]
}

function relationsOf(database: Inspected): readonly Relation[] {
  const { schema, bound, configured } = database
  const fields = fieldsOf(configured.kind, configured.flat)
  return [...bound.columns].flatMap(([code, column]) => {
    const dataSourceId = schema.properties.find(({ id }) => id === column.propertyId)?.leadsTo
    if (!dataSourceId) return []
    const leadsTo = fields.get(fieldOfCode(code))?.leadsTo?.database ?? null
    return [{ subject: `${nameOf(database)}: ${cleanText(column.name, 60)}`, dataSourceId, leadsTo }]
  })
}

/** @returns null: the connection is not shown it */
async function titleOf(notion: Notion, id: string): Promise<string | null> {
  try {
    const asking = { to: 'look where a relation leads' }
    const { title } = await notion.ask(asking, DataSource, (client) =>
      client.dataSources.retrieve({ data_source_id: id }),
    )
    return cleanText(title, 60) || 'without a title'
  } catch (error) {
    if (error instanceof Failure && error.code === 'not_found') return null
    throw error
  }
}

function judge({ subject, dataSourceId, leadsTo }: Relation, title: string | null): Check {
  const kind = leadsTo === null ? 'other database' : `database of ${databaseNames[leadsTo].toLowerCase()}`
  if (title === null) {
    return failure(
      subject,
      'people',
      `It leads to a database that is not shared with the connection (${dataSourceId}), so it reads as empty.`,
      'Share that database with the connection: open it in Notion, ••• > Connections.',
    )
  }
  return warning(
    subject,
    `It leads to the database "${title}", which no setting names, so its links lead nowhere.`,
    `Name that ${kind} in the settings (${dataSourceId}), or let the relation lead to the one that is named.`,
  )
}
