import type { Evaluation, KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Period } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { inCycle } from './in-cycle.ts'
import { type RecalledRows, recalledRows } from './recalled-rows.ts'

/** Rows whose own period ended within a cycle, and what is stored of those that have moved on since. */
export interface RowsOfCycle extends RecalledRows {
  /** Dropped and deferred ones, which `keyResults` is without; `objectives` is without cancelled ones. */
  readonly left: readonly KeyResultResult[]
}

/** @param period of the cycle */
export function rowsOfCycle(
  evaluation: Pick<Evaluation, 'objectives' | 'keyResults' | 'today'>,
  days: readonly KeyResultDay[],
  period: Period,
  policy: Pick<Policy, 'cuts' | 'rollUp'>,
): RowsOfCycle {
  const isOf = ({ ended, period: own }: Pick<KeyResultResult, 'ended' | 'period'>) =>
    ended && own !== null && inCycle(own, period)
  const isLeft = ({ state }: KeyResultResult) => state === 'dropped' || state === 'deferred'
  const keyResults = evaluation.keyResults.filter(isOf)
  const objectives: ObjectiveResult[] = evaluation.objectives.filter(
    (objective) => isOf(objective) && objective.state !== 'cancelled',
  )
  const recalled = recalledRows(evaluation, days, period, policy)
  return {
    objectives: [...objectives, ...recalled.objectives],
    keyResults: [...keyResults.filter((row) => !isLeft(row)), ...recalled.keyResults],
    left: keyResults.filter(isLeft),
    scoredOn: recalled.scoredOn,
  }
}
