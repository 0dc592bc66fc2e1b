import type { Rebaseline } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import type { OriginalGoal } from './original-goal.ts'

/** Scores a key result against the goal that its cycle began with, beside the goal as it is now. */
export function rebaseline(input: {
  readonly scoreInput: ScoreInput
  readonly original: OriginalGoal
  /** A decision that stands covers the change of this property, first seen on that day. */
  readonly isDecided: (property: Rebaseline['changes'][number]['property'], day: Day) => boolean
  readonly today: Day
  readonly policy: Policy
}): Rebaseline {
  const { scoreInput, original, isDecided, today, policy } = input
  const { baseline, target, weight, period } = original
  const score = scoreKeyResult(
    { ...scoreInput, baseline, target, weight, period, previousColour: null },
    today,
    policy,
  )
  const changes = original.changes.map((change) => ({
    ...change,
    decided: isDecided(change.property, original.day),
  }))
  return {
    day: original.day,
    changes,
    originalScore: score.score,
    originalStatus: score.status,
    originalWeight: score.weight,
    decided: changes.every(({ decided }) => decided),
  }
}
