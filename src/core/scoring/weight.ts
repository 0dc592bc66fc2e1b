import { isUsable } from './readings.ts'
import type { ScoreProblem } from './score-input.ts'
import { scoreWarning } from './score-problem.ts'

/**
 * Weight of a key result or objective as used, at least 0: an empty one is 1, a negative one or one that is no
 * number to reckon with is 0 and comes with a problem (scoring rules, "weights").
 */
export function usedWeight(typed: number | null): { weight: number; problem: ScoreProblem | null } {
  if (typed === null) return { weight: 1, problem: null }
  if (isUsable(typed) && typed >= 0) return { weight: typed, problem: null }
  const problem = scoreWarning({
    code: 'bad_weight',
    property: 'Weight',
    message: `Weight is ${typed}; the row is scored but does not count in averages.`,
    mend: 'Set Weight to 0 or more, for example 1, or leave it empty.',
  })
  return { weight: 0, problem }
}
