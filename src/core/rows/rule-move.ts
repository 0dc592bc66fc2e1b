import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { dayToCompare } from '#src/core/mail/earlier-days.ts'
import type { Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import type { Moment } from './moment.ts'

/**
 * What the rules that the last digest was made by would say of the same numbers today, so that a digest can tell what a change
 * of policy moved from what the work moved. null: the rules are the same, say the same, or can no longer be reckoned with.
 * @param input.days in any order
 */
export function ruleMove(input: {
  readonly scoreInput: ScoreInput
  readonly status: Status
  readonly days: readonly KeyResultDay[]
  readonly moment: Pick<Moment, 'today' | 'ruleVersion' | 'policyOf' | 'policy'>
}): KeyResultResult['ruleMove'] {
  const { scoreInput, status, moment } = input
  const { today, ruleVersion } = moment
  const then = dayToCompare(input.days, today)
  if (then === undefined || then.ruleVersion === ruleVersion) return null
  const earlier = moment.policyOf(then.ruleVersion)
  if (earlier === null) return null
  const again = scoreKeyResult(scoreInput, today, withMean(earlier, moment.policy))
  return again.status === status ? null : { from: then.ruleVersion, status: again.status }
}

/** What was learned is no choice of anybody, and so no part of what moved. */
function withMean(earlier: Policy, { forecast }: Policy): Policy {
  const { learnMean, mean } = earlier.forecast
  return learnMean && forecast.learnMean
    ? { ...earlier, forecast: { ...earlier.forecast, mean: forecast.mean } }
    : { ...earlier, forecast: { ...earlier.forecast, mean } }
}
