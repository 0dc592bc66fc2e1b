import type { Decision, Finding, Initiative, KeyResult, Objective, Snapshot } from '#src/core/model.ts'
import { perColumn } from '#src/core/reading/per-column.ts'
import { levelsOf } from '#src/core/rows/levels-of.ts'
import { objectivesTitled } from '#src/core/rows/objectives-titled.ts'
import type { BoundDatabase } from './bound-database.ts'
import { TIME_PARTS, timeIn } from './cycle-in.ts'
import type { CyclePage } from './cycle-pages.ts'
import { createFlatObjectives } from './flat-objectives.ts'
import { fieldOfCode } from './further-columns.ts'
import { levelOfTitle } from './level-of-title.ts'
import { readDecision } from './read-decision.ts'
import { readInitiative } from './read-initiative.ts'
import { readKeyResult } from './read-key-result.ts'
import { readObjective } from './read-objective.ts'
import { createRowReader, type ReadingContext } from './row-reader.ts'
import type { Row } from './schemas.ts'

/** Fields of a key result that say its time. */
const TIMES = ['cycle', 'period', 'year', 'periodStart']

/** One database as far as a snapshot is made of it. */
interface ReadDatabase {
  readonly bound: BoundDatabase
  /** As Notion shows it. */
  readonly title: string
  /** In the order of their ids, since Notion promises none. */
  readonly rows: readonly Row[]
  readonly findings: readonly Finding[]
}

/**
 * What the rows of databases say, put together.
 * @param pages of the databases that Cycle leads to, by id
 */
export function snapshotOf(
  databases: readonly ReadDatabase[],
  context: ReadingContext,
  pages: ReadonlyMap<string, CyclePage>,
): Snapshot {
  const objectives: Objective[] = []
  const keyResults: KeyResult[] = []
  const initiatives: Initiative[] = []
  const decisions: Decision[] = []
  const flat = createFlatObjectives(pages)
  const findings: Finding[] = []
  for (const { bound, rows, findings: ofDatabase } of databases) {
    findings.push(...ofDatabase)
    const hasTime = TIMES.some((field) => bound.columns.has(field) || bound.lost.has(field))
    for (const row of rows) {
      const reader = createRowReader<string>(bound, row, context)
      if (bound.kind === 'objectives') objectives.push(readObjective(reader, pages))
      else if (bound.kind === 'initiatives') initiatives.push(readInitiative(reader))
      else if (bound.kind === 'decisions') decisions.push(readDecision(reader))
      else {
        const ofFlatRow = bound.flat ? [flat.idFor(reader)].filter((id) => id !== null) : null
        const linked = ofFlatRow ?? reader.links('objectives')
        const keyResult = readKeyResult(reader, linked)
        const typed = bound.flat ? null : reader.word('objectives')
        const time = bound.flat || !hasTime ? null : timeIn(reader, pages)
        keyResults.push(typed === null && time === null ? keyResult : placed(keyResult, typed, time))
      }
      findings.push(...reader.findings())
    }
  }
  const linked = withKeyResultsAbove(objectives, keyResults)
  const own = withObjectivesTitled(keyResults, linked)
  const levels = levelsOf(linked, own, databases.flatMap(untold))
  return {
    databases: databases.map(({ bound }) => ({
      kind: bound.kind,
      dataSourceId: bound.dataSourceId,
      lost: [...bound.lost]
        .filter(([code]) => !TIME_PARTS.has(code))
        .map(([code, { name, rows }]) => ({
          field: fieldOfCode(code),
          property: name,
          rows: [...rows],
        })),
      madeByInit: bound.madeByInit,
      owned: [...bound.written.keys()],
    })),
    objectives: [
      ...linked.map((row) => {
        const level = row.level ?? levels.get(row.id) ?? null
        return level === row.level ? row : { ...row, level }
      }),
      ...flat.all(),
    ],
    keyResults: own,
    initiatives,
    decisions,
    findings: perColumn(findings),
  }
}

/** In one table with its key results the parent of an objective may be one of them. */
function withKeyResultsAbove(
  objectives: readonly Objective[],
  keyResults: readonly KeyResult[],
): readonly Objective[] {
  const ids = new Set(keyResults.map(({ id }) => id))
  return objectives.map((row) => {
    const above = row.supports.filter((id) => ids.has(id))
    if (above.length === 0) return row
    const supports = row.supports.filter((id) => !ids.has(id))
    return { ...row, supports, supportsKeyResults: [...new Set([...row.supportsKeyResults, ...above])] }
  })
}

/** A key result with what it says of its place beside its link, in a layout with objectives. */
function placed(
  keyResult: KeyResult,
  objectiveTyped: string | null,
  time: Pick<KeyResult, 'cycle' | 'period'> | null,
): KeyResult {
  return { ...keyResult, ...(objectiveTyped === null ? {} : { objectiveTyped }), ...time }
}

/** Links the objectives that key results name by their titles. */
function withObjectivesTitled(
  keyResults: readonly KeyResult[],
  objectives: readonly Objective[],
): readonly KeyResult[] {
  if (keyResults.every(({ objectiveTyped }) => objectiveTyped === undefined)) return keyResults
  const titled = objectivesTitled(objectives)
  return keyResults.map((row) =>
    row.objectiveTyped === undefined ? row : { ...row, objectives: titled(row.objectiveTyped, row) },
  )
}

/** The objectives of a database without a column for their level. */
function untold({ bound, title, rows }: ReadDatabase) {
  if (bound.kind !== 'objectives' || bound.columns.has('level') || bound.lost.has('level')) return []
  return [{ ofTitle: levelOfTitle(title), ids: new Set(rows.map(({ id }) => id)) }]
}
