import type { KeyResultResult, Recommendation } from '#src/core/evaluation.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { askedIds, type DecisionAsk } from './decision-ask.ts'
import type { KeyResultLine } from './key-result-line.ts'

/**
 * Answers whether a recommendation need not be given: each of its key results is told a step of its own, or an open decision asks
 * for a choice about it; so about each key result that brings an objective off track. Which of several comes first is told anyway.
 * @param keyResults those that run
 */
export function toldInRows(
  lines: readonly KeyResultLine[],
  decisions: readonly DecisionAsk[],
  keyResults: readonly KeyResultResult[],
): (recommendation: Recommendation) => boolean {
  const asked = askedIds(decisions)
  const told = new Set([...asked, ...lines.flatMap(({ id, next }) => (next === null ? [] : id))])
  const red = Map.groupBy(
    keyResults.filter((row) => statusInForce(row) === 'off_track'),
    ({ objectiveId }) => objectiveId,
  )
  const isAsked = (objectiveId: string) =>
    red.get(objectiveId)?.every((keyResult) => asked.has(keyResult.id)) ?? false
  return ({ code, pageIds }) => {
    if (pageIds.length === 0) return false
    if (code === 'off_track_company_objective') return pageIds.every(isAsked)
    if (code === 'force_rank') return pageIds.length === 1 && pageIds.every((id) => asked.has(id))
    return pageIds.every((id) => told.has(id))
  }
}
