import type { Decision, Finding, Initiative, KeyResult, Objective, Snapshot } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import { bindDatabase } from './bind-database.ts'
import type { BoundDatabase } from './bound-database.ts'
import { completeSources } from './complete-sources.ts'
import type { Notion } from './connect-notion.ts'
import { findPeople, partialPeople } from './find-people.ts'
import { createFlatObjectives } from './flat-objectives.ts'
import { notedRow } from './noted-row.ts'
import { readDecision } from './read-decision.ts'
import { readInitiative } from './read-initiative.ts'
import { readKeyResult } from './read-key-result.ts'
import { readObjective } from './read-objective.ts'
import type { ReadingFrom } from './read-sources.ts'
import { createRowReader, type ReadingContext } from './row-reader.ts'
import type { Row } from './schemas.ts'
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

interface ReadDatabase {
  readonly bound: BoundDatabase
  /** In the order of their ids, since Notion promises none. */
  readonly rows: readonly Row[]
  readonly findings: readonly Finding[]
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
  const bind = () =>
    sources.map((source) => {
      const rows = [...source.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      const known = remembered.filter((binding) => binding.dataSourceId === source.id)
      return {
        source,
        rows,
        ...bindDatabase(source.configured, source.schema, rows, known, settings.properties),
      }
    })
  const first = bind()
  const hasMore = await completeSources(
    notion,
    sources,
    first.map(({ bound }) => bound),
  )
  const found = hasMore ? bind() : first
  const databases = found.map(({ source, rows, bound }) => ({
    rows,
    bound,
    findings: [...bound.findings, ...[...source.notes].map((note) => notedRow(bound.kind, note))],
  }))

  const ids = databases.flatMap(({ bound, rows }) => partialPeople(rows, bound.columns.values()))
  const known = await findPeople(notion, from, [...new Set(ids)], anyAge)
  const context = { known, owners: settings.owners, timezone: settings.timezone }
  return {
    snapshot: snapshotOf(databases, context),
    bounds: databases.map(({ bound }) => bound),
    learned: found.flatMap(({ news }) => news),
    followed: found.flatMap(({ followed }) => followed),
  }
}

function snapshotOf(databases: readonly ReadDatabase[], context: ReadingContext): Snapshot {
  const objectives: Objective[] = []
  const keyResults: KeyResult[] = []
  const initiatives: Initiative[] = []
  const decisions: Decision[] = []
  const flat = createFlatObjectives()
  const findings: Finding[] = []
  for (const { bound, rows, findings: ofDatabase } of databases) {
    findings.push(...ofDatabase)
    for (const row of rows) {
      const reader = createRowReader<string>(bound, row, context)
      if (bound.kind === 'objectives') objectives.push(readObjective(reader))
      else if (bound.kind === 'initiatives') initiatives.push(readInitiative(reader))
      else if (bound.kind === 'decisions') decisions.push(readDecision(reader))
      else {
        const ofFlatRow = bound.flat ? [flat.idFor(reader)].filter((id) => id !== null) : null
        const format = bound.columns.get('current')?.format ?? null
        keyResults.push(readKeyResult(reader, ofFlatRow ?? reader.links('objectives'), format))
      }
      findings.push(...reader.findings())
    }
  }
  return {
    databases: databases.map(({ bound }) => ({
      kind: bound.kind,
      dataSourceId: bound.dataSourceId,
      lost: [...bound.lost].map(([field, { name, rows }]) => ({ field, property: name, rows: [...rows] })),
      madeByInit: bound.madeByInit,
      owned: [...bound.written.keys()],
    })),
    objectives: [...objectives, ...flat.all()],
    keyResults,
    initiatives,
    decisions,
    findings,
  }
}
