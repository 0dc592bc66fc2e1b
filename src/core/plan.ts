import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'
import {
  decisionCells,
  initiativeCells,
  keyResultCells,
  objectiveCells,
  type WantedCells,
} from '#src/core/rows/wanted-cells.ts'
import { floorToMinute } from '#src/core/time/floor-to-minute.ts'
import { sameCell, writable } from './cell-value.ts'
import type { Evaluation } from './evaluation.ts'
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

/**
 * What to write: of the service's own columns those whose value differs from what Notion shows, one write per page. Nothing is
 * written to rows of an ended cycle or to objectives without a page, nor what cannot be reckoned since a column is lost.
 */
export function plan(evaluation: Evaluation, snapshot: Snapshot): Write[] {
  const ended = ofEndedCycles(evaluation.keyResults)
  const objectives = evaluation.objectives.filter((result) => !result.ended && !result.virtual)
  const keyResults = evaluation.keyResults.filter((result) => !result.ended)
  const initiatives = evaluation.initiatives.filter((result) => !ended(result.keyResults))
  const objectivesShown = shownBy(snapshot.objectives)
  const withheld = new Map(evaluation.withheld.map(({ pageId, fields }) => [pageId, fields]))
  return [
    ...writes('objectives', snapshot, objectives, objectiveCells, withheld).map((write) =>
      withSynced(write, evaluation.asOf, objectivesShown),
    ),
    ...writes('keyResults', snapshot, keyResults, keyResultCells, withheld),
    ...writes('initiatives', snapshot, initiatives, initiativeCells, withheld),
    ...writes('decisions', snapshot, evaluation.decisions, decisionCells, withheld),
  ]
}

function writes<Result extends { readonly id: string; readonly title: string }>(
  database: DatabaseKind,
  snapshot: Snapshot,
  results: readonly Result[],
  cells: (result: Result) => WantedCells,
  withheld: ReadonlyMap<string, readonly ServiceField[]>,
): Write[] {
  const shown = shownBy(snapshot[database])
  return results.flatMap((result) => {
    const left = withheld.get(result.id) ?? []
    const changes = differing(cells(result), shown.get(result.id) ?? {}).filter(
      ({ field }) => !left.includes(field),
    )
    return changes.length === 0 ? [] : { database, pageId: result.id, title: result.title, changes }
  })
}

function differing(wanted: WantedCells, shown: Shown): CellChange[] {
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
