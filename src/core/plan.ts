import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'
import { floorToMinute } from '#src/core/time/floor-to-minute.ts'
import { sameCell, sameNumber, writable } from './cell-value.ts'
import type {
  DecisionResult,
  Evaluation,
  InitiativeResult,
  KeyResultResult,
  ObjectiveResult,
} from './evaluation.ts'
import type {
  CellChange,
  CellValue,
  DatabaseKind,
  Instant,
  ServiceField,
  Shown,
  Snapshot,
  Write,
} from './model.ts'

type Wanted = Readonly<Partial<Record<ServiceField, CellValue>>>

/**
 * What to write: of the service's own columns those whose value differs from what Notion shows, one write per page. Nothing
 * is written to rows of an ended cycle, to objectives without a page, or to a kind of database that is not understood.
 */
export function plan(evaluation: Evaluation, snapshot: Snapshot): Write[] {
  const ended = ofEndedCycles(evaluation.keyResults)
  const objectives = evaluation.objectives.filter((result) => !result.ended && !result.virtual)
  const keyResults = evaluation.keyResults.filter((result) => !result.ended)
  const initiatives = evaluation.initiatives.filter((result) => !ended(result.keyResults))
  const objectivesShown = shownBy(snapshot.objectives)
  return [
    ...writes('objectives', snapshot, objectives, objectiveCells).map((write) =>
      withSynced(write, evaluation.asOf, objectivesShown),
    ),
    ...writes('keyResults', snapshot, keyResults, keyResultCells),
    ...writes('initiatives', snapshot, initiatives, initiativeCells),
    ...writes('decisions', snapshot, evaluation.decisions, decisionCells),
  ]
}

function objectiveCells(result: ObjectiveResult): Wanted {
  return {
    score: result.score,
    status: result.overrule?.status ?? result.status,
    confidence: result.confidence,
    summary: result.summary,
  }
}

function keyResultCells(result: KeyResultResult): Wanted {
  const { measurement, current, forecast } = result
  // Current is shared: it is written only when the number that was scored is the measured one.
  const measured = measurement?.kind === 'value' && current !== null && sameNumber(measurement.value, current)
  return {
    ...(measured ? { current } : {}),
    score: result.score,
    status: result.overrule?.status ?? result.status,
    risk: result.risk,
    forecast: forecast === null ? null : Math.min(1.5, Math.max(0, forecast)),
    confidence: result.confidence,
    why: result.why,
    dataAsOf: result.dataAsOf,
  }
}

function initiativeCells(result: InitiativeResult): Wanted {
  return {
    progress: result.progress,
    health: result.health,
    blockedSince: result.blockedSince,
    why: result.why,
  }
}

function decisionCells(result: DecisionResult): Wanted {
  return { flags: result.flags, cycleTime: result.cycleTime }
}

function writes<Result extends { readonly id: string; readonly title: string }>(
  database: DatabaseKind,
  snapshot: Snapshot,
  results: readonly Result[],
  cells: (result: Result) => Wanted,
): Write[] {
  // Rows do not say which of several databases of a kind they come from: one that is not understood stops them all.
  if (snapshot.databases.some(({ kind, understood }) => kind === database && !understood)) return []
  const shown = shownBy(snapshot[database])
  return results.flatMap((result) => {
    const changes = differing(cells(result), shown.get(result.id) ?? {})
    return changes.length === 0 ? [] : { database, pageId: result.id, title: result.title, changes }
  })
}

function differing(wanted: Wanted, shown: Shown): CellChange[] {
  const changes: CellChange[] = []
  for (const [field, value] of Object.entries(wanted) as [ServiceField, CellValue][]) {
    const before = shown[field]
    if (before === undefined || sameCell(field, before, value)) continue
    changes.push({ field, before, after: writable(field, value) })
  }
  return changes
}

/** Synced says when the service last changed the row, so it moves only together with something else. */
function withSynced(write: Write, asOf: Instant, shown: ReadonlyMap<string, Shown>): Write {
  const synced = differing({ synced: floorToMinute(asOf) }, shown.get(write.pageId) ?? {})
  return { ...write, changes: [...write.changes, ...synced] }
}

function shownBy(rows: Snapshot[DatabaseKind]): ReadonlyMap<string, Shown> {
  return new Map(rows.map((row) => [row.id, row.shown]))
}
