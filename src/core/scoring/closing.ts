import { plainNumber } from '#src/core/words/plain-number.ts'
import { reaches } from './forecast.ts'
import type { Goal } from './goal.ts'
import type { ScoreInput, ScoreProblem } from './score-input.ts'
import { scoreWarning } from './score-problem.ts'
import type { Standing } from './status.ts'

/** Closing below the target score changes nothing but is said (scoring rules, "status", rule 3). */
export function checkClosing(
  { state }: Pick<ScoreInput, 'state'>,
  goal: Goal,
  { hasEnded, achieved, targetScore }: Pick<Standing, 'hasEnded' | 'achieved' | 'targetScore'>,
): readonly ScoreProblem[] {
  const isReached = achieved !== null && reaches(achieved, targetScore)
  if (state !== 'closed' || hasEnded || isReached) return []
  const found =
    achieved === null
      ? 'nothing is recorded'
      : `its score is ${plainNumber(Math.floor(achieved * 100) / 100)}, below the ${targetScore} that counts as reached`
  return [
    scoreWarning({
      code: 'closed_below_target',
      property: 'State',
      message: `State is Closed, but ${found}; it is judged as if it were open.`,
      mend: `Record in Current what was reached, for example ${plainNumber(enough(goal, targetScore))}; or set State to Active, or to Dropped with a linked decision.`,
    }),
  ]
}

/** A value that would count as reached. */
function enough(goal: Goal, targetScore: number): number {
  if (goal.kind === 'yes_no') return 1
  if (goal.kind === 'hold') return Number.isFinite(goal.low) ? goal.low : goal.high
  const baseline = goal.baseline ?? 0
  return baseline + targetScore * (goal.target - baseline)
}
