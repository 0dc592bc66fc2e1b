import type { Instead, Rebaseline } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import type { Verdict } from './decides-change.ts'
import type { OriginalGoal } from './original-goal.ts'

/** Scores a key result against the goal that its cycle began with, beside the goal as it is now. */
export function rebaseline(input: {
  readonly scoreInput: ScoreInput
  readonly original: OriginalGoal
  /** Whether a decision covers the change of this property, first seen on that day. */
  readonly verdictOn: (property: OriginalGoal['changes'][number]['property'], day: Day) => Verdict
  readonly today: Day
  readonly policy: Policy
}): Rebaseline {
  const { scoreInput, original, verdictOn, today, policy } = input
  const { baseline, target, weight, period } = original
  const score = scoreKeyResult(
    { ...scoreInput, baseline, target, weight, period, previousColour: null },
    today,
    policy,
  )
  const judged = original.changes.map((change) => ({
    change,
    verdict: verdictOn(change.property, original.day),
  }))
  const changes = judged.map(({ change, verdict }) => ({ ...change, decided: verdict.decided }))
  return {
    day: original.day,
    changes,
    originalScore: score.score,
    originalStatus: score.status,
    originalWeight: score.weight,
    decided: changes.every(({ decided }) => decided),
    instead: joined(judged.flatMap(({ verdict }) => verdict.instead ?? [])),
  }
}

function joined(all: readonly Instead[]): Instead | null {
  if (all.length === 0) return null
  const words = [...new Set(all.map((each) => each.words))].join(' ')
  return { words, chosen: all.find(({ chosen }) => chosen !== null)?.chosen ?? null }
}
