import type { Decision, Finding, Initiative, KeyResult, Objective, Snapshot } from '#src/core/model.ts'
import type { Binding, Bindings } from '#src/ports/bindings.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import { bindDatabase } from './bind-database.ts'
import type { BoundDatabase } from './bound-database.ts'
import { completeRelations } from './complete-relations.ts'
import type { Notion } from './connect-notion.ts'
import { findDataSource } from './find-data-source.ts'
import { findPeople, partialPeople } from './find-people.ts'
import { createFlatObjectives } from './flat-objectives.ts'
import { isSound } from './is-sound.ts'
import { readDecision } from './read-decision.ts'
import { readInitiative } from './read-initiative.ts'
import { readKeyResult } from './read-key-result.ts'
import { readObjective } from './read-objective.ts'
import { readRows } from './read-rows.ts'
import { createRowReader, type ReadingContext } from './row-reader.ts'
import type { Row } from './schemas.ts'
import { type ConfiguredDatabase, configuredDatabases, type NotionSettings } from './settings.ts'

/** A snapshot, for each of its rows the database that it was read from, and what is new to the memory. */
export interface Reading {
  readonly snapshot: Snapshot
  readonly pages: ReadonlyMap<string, BoundDatabase>
  /** Not yet saved: a read claims nothing. */
  readonly learned: readonly Binding[]
}

interface ReadDatabase {
  readonly bound: BoundDatabase
  readonly rows: readonly Row[]
  readonly findings: readonly Finding[]
}

/**
 * Reads every configured database, one after the other. Of what it learns only people and the resolved references are kept.
 * @throws Failure: a partial read is no read
 */
export async function readSnapshot(
  notion: Notion,
  { settings, bindings, clock }: { settings: NotionSettings; bindings: Bindings; clock: Clock },
): Promise<Reading> {
  const remembered = await bindings.list()
  const found: ReadDatabase[] = []
  const learned: Binding[] = []
  for (const configured of configuredDatabases(settings)) {
    const schema = await findDataSource(notion, bindings, {
      setting: configured.setting,
      text: configured.reference,
    })
    if (isRepeated(found, configured, schema.id)) continue
    const { rows, findings } = await readRows(notion, { ...configured, id: schema.id })
    const known = remembered.filter((binding) => binding.dataSourceId === schema.id)
    const { bound, news } = bindDatabase(configured, schema, rows, known, settings.properties)
    if (bound.understood) learned.push(...news)
    const whole = await completeRelations(notion, rows, bound.columns.values())
    found.push({ bound, rows: whole, findings: [...bound.findings, ...findings] })
  }
  const bounds = found.map(({ bound }) => bound)
  const databases = found.map((database) => ({
    ...database,
    bound: { ...database.bound, understood: isSound(database.bound.kind, bounds) },
  }))

  const ids = databases.flatMap(({ bound, rows }) => partialPeople(rows, bound.columns.values()))
  const known = await findPeople(notion, { bindings, clock }, [...new Set(ids)])
  const context = { known, owners: settings.owners, timezone: settings.timezone }
  return {
    snapshot: snapshotOf(databases, context),
    pages: new Map(databases.flatMap(({ bound, rows }) => rows.map((row) => [row.id, bound] as const))),
    learned,
  }
}

function isRepeated(read: readonly ReadDatabase[], configured: ConfiguredDatabase, id: string): boolean {
  const earlier = read.find(({ bound }) => bound.dataSourceId === id)?.bound
  if (!earlier) return false
  if (earlier.setting === configured.setting) return true
  throw new Failure({
    system: 'notion',
    code: 'invalid',
    message: `${earlier.setting} and ${configured.setting} both name the data source ${id}. Mend the one that is wrong.`,
  })
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
      understood: bound.understood,
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
