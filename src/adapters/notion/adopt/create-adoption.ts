import { bindDatabase } from '#src/adapters/notion/bind-database.ts'
import { connectNotion } from '#src/adapters/notion/connect-notion.ts'
import { type Inspected, inspectDatabases } from '#src/adapters/notion/inspect-databases.ts'
import { ownedField } from '#src/adapters/notion/mark.ts'
import { requireKnownPaths } from '#src/adapters/notion/property-settings.ts'
import type { DataSource } from '#src/adapters/notion/schemas.ts'
import type { NotionSettings } from '#src/adapters/notion/settings.ts'
import { twiceNamed } from '#src/adapters/notion/twice-named.ts'
import type {
  Adoption,
  AdoptionDone,
  DatabaseToAdopt,
  DatabaseToLeave,
  Planned,
} from '#src/ports/adoption.ts'
import type { Binding, Bindings } from '#src/ports/bindings.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'
import type { RowStore } from '#src/ports/row-store.ts'
import { addAdopted } from './add-adopted.ts'
import { type AdoptedTable, readAdoptedTable } from './adopted-table.ts'
import { planAdopted } from './plan-adopted.ts'
import { planRemoved } from './plan-removed.ts'
import { removeAdopted } from './remove-adopted.ts'
import { withoutRead } from './without-read.ts'
import { withoutRemoved } from './without-removed.ts'

const DAY = 24 * 60 * 60 * 1000

type Column = { readonly name: string }

/** A database as it is, with what is planned for it. */
interface Looked<Database> {
  readonly planned: Database
  readonly inspected: Inspected
}

/**
 * Adoption of databases in Notion. A plan costs four requests for each database and one per 100 rows; to carry it out four
 * for each database that is changed, one of which changes it.
 */
export function createAdoption({
  settings,
  bindings,
  rows: store,
  clock,
  log,
}: {
  settings: NotionSettings
  bindings: Bindings
  rows: RowStore
  clock: Clock
  log: Log
}): Adoption {
  const notion = connectNotion({ connection: settings, clock, log })

  async function plan<Database extends { readonly dataSourceId: string; readonly title: string }>(
    look: (
      inspected: Inspected,
      remembered: readonly Binding[],
      earlier: Looked<Database> | undefined,
    ) => Promise<Database>,
    change: (database: Database, inspected: Inspected) => Promise<readonly Column[]>,
    settle: (database: Database) => Database = (database) => database,
  ): Promise<Planned<Database>> {
    requireKnownPaths(settings.properties)
    const looked: Looked<Database>[] = []
    const unread: string[] = []
    const remembered = await bindings.list()
    for (const each of await inspectDatabases(notion, { settings, bindings })) {
      if ('failed' in each) {
        unread.push(each.failed.message)
        continue
      }
      const earlier = looked.find(({ inspected }) => inspected.schema.id === each.found.schema.id)
      if (earlier && isRepeated(earlier.inspected, each.found)) continue
      try {
        const known = remembered.filter(({ dataSourceId }) => dataSourceId === each.found.schema.id)
        looked.push({ planned: await look(each.found, known, earlier), inspected: each.found })
      } catch (error) {
        unread.push(outsideFault(error).message)
      }
    }
    const databases = looked.map((each) => ({ ...each, planned: settle(each.planned) }))
    return {
      databases: databases.map(({ planned }) => planned),
      unread,
      async carryOut(): Promise<AdoptionDone> {
        const columns: AdoptionDone['columns'][number][] = []
        const failed: string[] = []
        for (const { planned, inspected } of databases) {
          const { dataSourceId, title } = planned
          try {
            const changed = await change(planned, inspected)
            columns.push(...changed.map(({ name }) => ({ dataSourceId, title, name })))
          } catch (error) {
            failed.push(`${title}: ${outsideFault(error).message}`)
          }
        }
        return { columns, failed }
      },
    }
  }

  /** A sync that finds the rows kept would go by the schema that was kept with them. */
  async function readAnew(dataSourceId: string): Promise<void> {
    const sources = (await store.sources())
      .filter((source) => source.dataSourceId === dataSourceId)
      .map((source) => ({ ...source, wholeAt: new Date(Date.parse(source.wholeAt) - DAY).toISOString() }))
    if (sources.length > 0) await store.save({ sources, rows: [], gone: [] })
  }

  /** People's columns, and those that bear the mark; an empty one of theirs becomes the service's with its first write only. */
  async function remember({ configured, rows }: Inspected, schema: DataSource): Promise<void> {
    const remembered = (await bindings.list()).filter(({ dataSourceId }) => dataSourceId === schema.id)
    const { news, followed } = bindDatabase(configured, schema, rows, remembered, settings.properties)
    const marked = new Set(
      schema.properties.filter(({ description }) => ownedField(description) !== null).map(({ id }) => id),
    )
    const learned = [...news.filter(({ owned, propertyId }) => !owned || marked.has(propertyId)), ...followed]
    if (learned.length > 0) await bindings.save(learned)
  }

  return {
    planAdoption: () =>
      plan<DatabaseToAdopt>(
        async (inspected, remembered, earlier) => {
          const table = await readAdoptedTable(notion, inspected.schema.id)
          return planAdopted(inspected, table, remembered, settings.properties, earlier?.planned)
        },
        async (planned, inspected) => {
          if (planned.madeByInit) return []
          const { schema, added } =
            planned.adds.length === 0
              ? { schema: inspected.schema, added: [] }
              : await addAdopted(notion, planned, inspected.configured.flat, () =>
                  readAnew(planned.dataSourceId),
                )
          await remember(inspected, schema)
          return added
        },
      ),
    planRemoval() {
      const tables: AdoptedTable[] = []
      return plan<DatabaseToLeave>(
        async (inspected, remembered, earlier) => {
          const table = await readAdoptedTable(notion, inspected.schema.id)
          tables.push(table)
          return planRemoved(inspected, table, remembered, earlier?.planned)
        },
        async (planned, inspected) => {
          if (planned.removes.length === 0) return []
          return removeAdopted(notion, planned, async () => {
            await readAnew(planned.dataSourceId)
            // First, since a column that is remembered and gone is told of in every run; the mark still says whose it is.
            const { saved, forgotten } = withoutRemoved(planned, inspected)
            await bindings.forget(forgotten)
            if (saved.length > 0) await bindings.save(saved)
          })
        },
        (planned) => withoutRead(planned, tables),
      )
    },
  }
}

/** @throws Failure where two settings name one database and its rows cannot be told apart */
function isRepeated(earlier: Inspected, { configured, schema }: Inspected): boolean {
  if (earlier.configured.setting === configured.setting) return true
  if (earlier.configured.mixed && configured.mixed) return false
  const { message, mend } = twiceNamed([earlier.configured, configured], schema)
  throw new Failure({ system: 'notion', code: 'invalid', message: `${message} ${mend}` })
}

/** @returns what Notion refused. @throws whatever is no fault of Notion's */
function outsideFault(error: unknown): Failure {
  if (error instanceof Failure && error.system === 'notion') return error
  throw error
}
