import { decisionsOn } from '#src/core/decisions/decisions-on.ts'
import { preparedKey } from '#src/core/decisions/prepared-mark.ts'
import { lostIn } from '#src/core/drift/lost-in.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode, History } from '#src/core/history.ts'
import type { AllClear } from '#src/core/letters/all-clear.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import type { Decision, Initiative, KeyResult, Snapshot } from '#src/core/model.ts'
import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'
import { initiativeEnd, keyResultEnd } from './episode-end.ts'

/**
 * Rows, results and memories of one run by page, sorted once so that many episodes stay linear.
 * @param timezone the organisation's (IANA name)
 */
export function pages(evaluation: Evaluation, snapshot: Snapshot, history: History, timezone: string) {
  const rows = byId(snapshot.keyResults)
  const initiativeRows = byId(snapshot.initiatives)
  const keyResults = byId(evaluation.keyResults)
  const initiatives = byId(evaluation.initiatives)
  const objectives = byId(evaluation.objectives)
  const days = Map.groupBy(history.days, ({ keyResultId }) => keyResultId)
  const sightings = Map.groupBy([...history.sightings, ...evaluation.remember.seen], ({ pageId }) => pageId)
  const lost = lostIn(snapshot, evaluation, history)
  const decisions = decisionsOn({ snapshot, evaluation, history, timezone })
  const choices = byId(evaluation.decisions)
  const isAsking = liveOf(snapshot, history, 'decisions').isLive
  const isOver = ofEndedCycles(evaluation.keyResults)
  return {
    rows,
    initiativeRows,
    keyResults,
    initiatives,
    objectives,
    /** What a person edits of an episode's page; undefined: it is gone. */
    edited: (id: string): KeyResult | Initiative | undefined => rows.get(id) ?? initiativeRows.get(id),
    /** What was decided about a page; nothing is asked while the letters about decisions are not live. */
    decisions: {
      ...decisions,
      open: (id: string) => (isAsking ? decisions.open(id) : []),
      /** It accepts the miss of that key result. What was asked about an initiative accepts that it stays blocked. */
      isAccepting: ({ id, shown }: Decision, keyResultId: string): boolean =>
        choices.get(id)?.choice?.kind === 'accept' &&
        (preparedKey(shown.prepared)?.startsWith(`${keyResultId}-`) ?? true),
    },
    /** false: a column is lost that says whether anybody answered, be it by a decision that is linked. */
    isAnswerKnown: (id: string) =>
      lost.causes('keyResults.answer', id).size === 0 &&
      (lost.causes('keyResults.moved', id).size === 0 || decisions.isNone(id)),
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
