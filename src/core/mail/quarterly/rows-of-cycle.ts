import type { Evaluation, KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Period } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { rollUp } from '#src/core/scoring/roll-up.ts'
import { inCycle } from './in-cycle.ts'
import { type RecalledRows, recalledRows } from './recalled-rows.ts'

/** Rows whose own period ended within a cycle, and what is stored of those that have moved on since. */
export interface RowsOfCycle extends RecalledRows {
  readonly objectives: readonly ObjectiveResult[]
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
  const ofCycle = evaluation.keyResults.filter(isOf)
  const recalled = recalledRows(evaluation, days, period)
  const keyResults = [...ofCycle.filter((row) => !isLeft(row)), ...recalled.keyResults]
  const children = Map.groupBy(keyResults, ({ objectiveId }) => objectiveId)
  return {
    objectives: evaluation.objectives.flatMap((objective): ObjectiveResult[] => {
      if (isOf(objective)) return objective.state === 'cancelled' ? [] : [objective]
      const own = children.get(objective.id)
      return own === undefined || (objective.ended && objective.state === 'cancelled')
        ? []
        : [recallObjective(objective, own, period, policy)]
    }),
    keyResults,
    left: ofCycle.filter(isLeft),
    scoredOn: recalled.scoredOn,
  }
}

/** One that goes on, or that ended at another time, by those of its key results that ended within the cycle. */
function recallObjective(
  objective: ObjectiveResult,
  keyResults: readonly KeyResultResult[],
  period: Period,
  policy: Pick<Policy, 'cuts' | 'rollUp'>,
): ObjectiveResult {
  const { score, status, confidence } = rollUp(keyResults, policy)
  const moved = { score, status, confidence, originalScore: null, word: null }
  return { ...objective, ...moved, period, ended: true, state: 'closed' }
}
