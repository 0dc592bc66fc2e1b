import type { Snapshot } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import { bindDatabase } from './bind-database.ts'
import type { BoundDatabase } from './bound-database.ts'
import { completeSources } from './complete-sources.ts'
import type { Notion } from './connect-notion.ts'
import { readCyclePages, withoutHiddenCycles } from './cycle-pages.ts'
import { findPeople, partialPeople } from './find-people.ts'
import { notedRow } from './noted-row.ts'
import type { ReadingFrom } from './read-sources.ts'
import type { DataSource } from './schemas.ts'
import type { ConfiguredDatabase } from './settings.ts'
import { settingsHere } from './settings-here.ts'
import { snapshotOf } from './snapshot-of.ts'
import type { Source } from './source.ts'

/** A snapshot, the databases that it was read from, and what is new to the memory. */
export interface Reading {
  readonly snapshot: Snapshot
  readonly bounds: readonly BoundDatabase[]
  /** Not yet saved: a read claims nothing. */
  readonly learned: readonly Binding[]
  /** Known from before under another name or id, and not yet saved so. */
  readonly followed: readonly Binding[]
}

/**
 * Makes a snapshot of what is known of the data sources, asking for what their rows leave out: cells that are cut off, and
 * people. Of what it learns only people are kept.
 * @param anyAge true: whoever was ever looked up is known
 * @throws Failure: a partial read is no read
 */
export async function readSnapshot(
  notion: Notion,
  from: ReadingFrom,
  sources: readonly Source[],
  anyAge: boolean,
): Promise<Reading> {
  const { settings, bindings } = from
  const remembered = await bindings.list()
  const settingsFor = (configured: ConfiguredDatabase, schema: DataSource, known: readonly Binding[]) => {
    const alike = sources.filter(({ holds }) => holds.some(({ kind }) => kind === configured.kind))
    const schemas = alike.map((source) => source.schema)
    return settingsHere(configured, schema, schemas, known, settings.properties)
  }
  const bind = () =>
    sources.flatMap((source) => {
      const rows = [...source.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      const known = remembered.filter((binding) => binding.dataSourceId === source.id)
      return source.holds.map((configured, index) => ({
        source,
        notes: index === 0 ? source.notes : [],
        ...bindDatabase(
          configured,
          source.schema,
          rows,
          known,
          settingsFor(configured, source.schema, known),
        ),
      }))
    })
  const first = bind()
  const hasMore = await completeSources(
    notion,
    sources,
    first.map(({ bound }) => bound),
  )
  const found = hasMore ? bind() : first
  const cycles = await readCyclePages(notion, found, settings.timezone)
  const databases = found.map(({ source, notes, rows, bound: before }) => {
    const bound = withoutHiddenCycles({ source, bound: before, rows }, cycles)
    const findings = [...bound.findings, ...[...notes].map((note) => notedRow(bound.kind, note))]
    return { rows, bound, title: source.schema.title, findings }
  })

  const ids = databases.flatMap(({ bound, rows }) => partialPeople(rows, bound.columns.values()))
  const known = await findPeople(notion, from, [...new Set(ids)], anyAge)
  const context = { known, owners: settings.owners, timezone: settings.timezone }
  return {
    snapshot: snapshotOf(databases, context, cycles.shown),
    bounds: databases.map(({ bound }) => bound),
    learned: found.flatMap(({ news }) => news),
    followed: found.flatMap(({ followed }) => followed),
  }
}
