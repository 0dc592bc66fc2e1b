import { lostIn } from '#src/core/drift/lost-in.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode, History } from '#src/core/history.ts'
import type { AllClear } from '#src/core/letters/all-clear.ts'
import type { Initiative, KeyResult, Snapshot } from '#src/core/model.ts'
import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'
import { initiativeEnd, keyResultEnd } from './episode-end.ts'

/** Rows, results and memories of one run by page, sorted once so that many episodes stay linear. */
export function pages(evaluation: Evaluation, snapshot: Snapshot, history: History) {
  const rows = byId(snapshot.keyResults)
  const initiativeRows = byId(snapshot.initiatives)
  const keyResults = byId(evaluation.keyResults)
  const initiatives = byId(evaluation.initiatives)
  const objectives = byId(evaluation.objectives)
  const days = Map.groupBy(history.days, ({ keyResultId }) => keyResultId)
  const sightings = Map.groupBy([...history.sightings, ...evaluation.remember.seen], ({ pageId }) => pageId)
  const lost = lostIn(snapshot, evaluation, history)
  const isOver = ofEndedCycles(evaluation.keyResults)
  return {
    rows,
    initiativeRows,
    keyResults,
    initiatives,
    objectives,
    /** What a person edits of an episode's page; undefined: it is gone. */
    edited: (id: string): KeyResult | Initiative | undefined => rows.get(id) ?? initiativeRows.get(id),
    /** false: a column that says whether anybody answered is lost. */
    isAnswerKnown: (id: string) => lost.causes('keyResults.answer', id).size === 0,
    days: (id: string) => days.get(id) ?? [],
    sighting: (id: string, what: 'plan' | 'source_restored') =>
      (sightings.get(id) ?? []).findLast((sighting) => sighting.what === what),
    /** How an episode of such a page is over, as it stands now; null: it is not. */
    endOf({ cause, pageId }: Pick<Episode, 'cause' | 'pageId'>): AllClear['how'] | null {
      if (cause !== 'blocked') return keyResultEnd(keyResults.get(pageId))
      const row = initiativeRows.get(pageId)
      return initiativeEnd(initiatives.get(pageId), {
        isEnded: row !== undefined && isOver(row.keyResults),
        isKnown: lost.causes('initiatives.blockedSince', pageId).size === 0,
      })
    },
  }
}

export type Pages = ReturnType<typeof pages>

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
