import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, Period } from '#src/core/model.ts'
import { reaches } from '#src/core/scoring/forecast.ts'
import { inCycle } from './in-cycle.ts'

/** Key results that have moved on to another period, as they stood at the end of a cycle. */
export interface RecalledRows {
  readonly keyResults: readonly KeyResultResult[]
  /** The day of the score that is left of each key result, by its id. */
  readonly scoredOn: ReadonlyMap<string, Day>
}

/**
 * Key results whose row serves a later cycle today (used again, linked to another objective, or in a layout without cycles), graded
 * by the last score that was stored within this one.
 * @param days in any order
 * @param period of the cycle
 */
export function recalledRows(
  { keyResults, today }: Pick<Evaluation, 'keyResults' | 'today'>,
  days: readonly KeyResultDay[],
  period: Period,
): RecalledRows {
  const daysOf = Map.groupBy(
    days.filter(({ day }) => day <= period.end),
    ({ keyResultId }) => keyResultId,
  )
  const scoredOn = new Map<string, Day>()
  const recalled = keyResults.flatMap((result): KeyResultResult[] => {
    if (result.ended) return []
    const ofOne = (daysOf.get(result.id) ?? []).toSorted((a, b) => (a.day < b.day ? -1 : 1))
    const last = ofOne.at(-1)
    if (last === undefined || last.period === null || !inCycle(last.period, period)) return []
    if (last.period.end >= today) return []
    const scored = ofOne.findLast(({ score }) => score !== null) ?? last
    if (scored.score !== null) scoredOn.set(result.id, scored.day)
    return [recall(result, { ...scored, period: last.period })]
  })
  return { keyResults: recalled, scoredOn }
}

/** Nothing that is asked of the row today is about the cycle that is over. */
function recall(
  result: KeyResultResult,
  { score, targetScore, baseline, target, weight, period }: KeyResultDay,
): KeyResultResult {
  const hit = score !== null && reaches(score, targetScore)
  return {
    ...result,
    period,
    ended: true,
    counts: true,
    state: 'closed',
    score,
    raw: score,
    confidence: score === null ? null : hit ? 1 : 0,
    targetScore,
    baseline,
    target,
    weight: weight ?? 1,
    status: score === null ? 'unknown' : hit ? 'complete' : 'off_track',
    rebaseline: null,
    word: null,
    note: '',
    why: score === null ? 'No score of it was stored within the cycle.' : '',
  }
}
