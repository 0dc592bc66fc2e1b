import * as z from 'zod'
import type { Bindings } from '#src/ports/bindings.ts'
import { Failure } from '#src/ports/failure.ts'
import { bindDatabase } from './bind-database.ts'
import type { BoundDatabase } from './bound-database.ts'
import type { Notion } from './connect-notion.ts'
import { findDataSource } from './find-data-source.ts'
import type { DataSource, Row } from './schemas.ts'
import { type ConfiguredDatabase, configuredDatabases, type NotionSettings } from './settings.ts'
import { settingsHere } from './settings-here.ts'
import { isMixed } from './twice-named.ts'
import { walkRows } from './walk-rows.ts'

/** One configured database as it is now. */
export interface Inspected {
  readonly configured: ConfiguredDatabase
  readonly schema: DataSource
  readonly bound: BoundDatabase
  /** Every row, whatever its kind. */
  readonly rows: readonly Row[]
  /** The rows of its kind. */
  readonly own: readonly Row[]
  /** Rows that Notion lists without what is in them. */
  readonly unreadable: number
  readonly isAway: boolean
}

export type Inspection =
  | { readonly found: Inspected }
  | { readonly configured: ConfiguredDatabase; readonly failed: Failure }

const Whereabouts = z.object({ in_trash: z.boolean().catch(false), is_archived: z.boolean().catch(false) })

/**
 * Reads every configured database by itself, so that one which cannot be read hides none of the others. A table that holds
 * objectives and key results comes up as both. Nothing is kept.
 */
export async function inspectDatabases(
  notion: Notion,
  { settings, bindings }: { settings: NotionSettings; bindings: Bindings },
): Promise<readonly Inspection[]> {
  const remembered = await bindings.list()
  const reading: Bindings = { ...bindings, saveDataSource: async () => {} }

  async function inspect(configured: ConfiguredDatabase) {
    const { setting, reference } = configured
    try {
      const schema = await findDataSource(notion, reading, { setting, text: reference })
      const to = `look where the database of ${setting} is`
      const whereabouts = await notion.ask({ to }, Whereabouts, (client) =>
        client.dataSources.retrieve({ data_source_id: schema.id }),
      )
      const { rows, unreadable } = await rowsOf(notion, configured, schema.id)
      const isAway = whereabouts.in_trash || whereabouts.is_archived
      return { found: { configured, schema, rows, unreadable, isAway } }
    } catch (error) {
      if (error instanceof Failure) return { configured, failed: error }
      throw error
    }
  }
  const inspected = await Promise.all(configuredDatabases(settings).map(inspect))
  const found = inspected.flatMap((each) => each.found ?? [])
  return inspected.map((each) => {
    if (!each.found) return each
    const { configured: own, schema, rows } = each.found
    const known = remembered.filter((binding) => binding.dataSourceId === schema.id)
    const isShared = found.some(
      (other) =>
        other.schema.id === schema.id && isMixed([own, other.configured], schema, known, settings.properties),
    )
    const configured: ConfiguredDatabase = isShared ? { ...own, mixed: true } : own
    const alike = found.filter((other) => other.configured.kind === configured.kind)
    const schemas = alike.map((other) => other.schema)
    const meant = settingsHere(configured, schema, schemas, known, settings.properties)
    const { bound, rows: ofKind } = bindDatabase(configured, schema, rows, known, meant)
    return { found: { ...each.found, configured, bound, own: ofKind } }
  })
}

async function rowsOf(notion: Notion, configured: ConfiguredDatabase, id: string) {
  const rows = new Map<string, Row>()
  const unreadable = new Set<string>()
  await walkRows(notion, { id, configured }, {}, new AbortController().signal, (listed) => {
    if (listed.is === 'unreadable') unreadable.add(listed.id)
    else if (!listed.isAway) rows.set(listed.row.id, listed.row)
  })
  return { rows: [...rows.values()], unreadable: unreadable.size }
}
