import { plainNumber } from '#src/core/words/plain-number.ts'
import type { Hold } from './goal.ts'
import type { ScoreInput, ScoreProblem } from './score-input.ts'
import { scoreError, scoreWarning } from './score-problem.ts'

interface Read {
  /** null: it cannot be told. */
  readonly goal: Hold | null
  readonly problems: readonly ScoreProblem[]
}

/**
 * The goal of a value to keep (scoring rules, "score"): at least or at most Target, or between Baseline and
 * Target. Floor is the reading that counts for nothing; between two bounds its distance holds on both sides.
 */
export function readHoldGoal(input: ScoreInput): Read {
  const { direction, baseline, target, floor } = input
  if (direction !== 'at_least' && direction !== 'at_most' && direction !== 'between') {
    return refused(
      'no_bounds',
      'Direction',
      `Type is Maintain, but Direction is ${direction ?? 'empty'}, so it is not known on which side of Target the value must stay.`,
      'Set Direction to At least, At most or Between, for example At least for an uptime of 99.9.',
    )
  }
  if (target === null) {
    return refused(
      'no_target',
      'Target',
      'Target is empty.',
      'Fill Target with the value to keep, for example 99.9.',
    )
  }
  if (direction === 'between' && baseline === null) {
    return refused(
      'no_baseline',
      'Baseline',
      `Direction is Between and Target is ${target}, but Baseline, the other bound, is empty.`,
      `Fill Baseline with the other bound, for example ${plainNumber(target - 5)}, or set Direction to At least or At most.`,
    )
  }

  const bounds = direction === 'between' ? [baseline ?? target, target] : [target]
  const low = direction === 'at_most' ? Number.NEGATIVE_INFINITY : Math.min(...bounds)
  const high = direction === 'at_least' ? Number.POSITIVE_INFINITY : Math.max(...bounds)
  const slack = floor === null ? null : Math.max(low - floor, floor - high)
  if (slack !== null && slack <= 0) {
    return refused(
      'floor_within_bounds',
      'Floor',
      `Floor is ${floor}, which is within the bounds that it should lie outside of.`,
      `Set Floor to the value that counts as nothing, for example ${plainNumber(Number.isFinite(low) ? low - 5 : high + 5)}, or leave it empty.`,
    )
  }
  const goal: Hold = { kind: 'hold', low, high, slack }
  const startsOutside = baseline !== null && (baseline < low || baseline > high)
  if (input.type === 'maintain' || !startsOutside) return { goal, problems: [] }
  const problem = scoreWarning({
    code: 'held_from_outside',
    property: 'Direction',
    message: `Direction asks for a value to keep, and Baseline ${baseline} is not there yet; each day outside counts as missed.`,
    mend: `If ${target} is to be reached by the end, set Direction to ${baseline !== null && baseline < target ? 'Increase' : 'Decrease'}; if it is to be kept, set Type to Maintain.`,
  })
  return { goal, problems: [problem] }
}

function refused(code: string, property: string, message: string, mend: string): Read {
  return { goal: null, problems: [scoreError({ code, property, message, mend })] }
}
