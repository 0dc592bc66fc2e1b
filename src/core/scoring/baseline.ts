import type { Period } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import type { Reading } from './readings.ts'
import type { ScoreInput, ScoreProblem } from './score-input.ts'
import { scoreError, scoreWarning } from './score-problem.ts'

/** Days from the start of the period within which a first check-in may stand for the baseline. */
const WINDOW = 14

const lowerIsBetter = /\b(?:reduce|reducing|cut|lower|decrease|drop|shrink|under|below|less|fewer)\b|[<≤]/i

/**
 * Finds a baseline where none was typed (scoring rules, "baseline missing"): the first check-in near the start
 * of the period if it lies before the target; else 0 if the first known value lies between it and the target;
 * else none, and the goal cannot be told. An assumed baseline comes with a problem. Nothing recorded yet is
 * none without a problem.
 */
export function assumeBaseline(
  input: Pick<ScoreInput, 'direction' | 'title'>,
  target: number,
  period: Period,
  readings: readonly Reading[],
): { readonly baseline: number | null; readonly problem: ScoreProblem | null } {
  const [first] = readings
  if (first === undefined) return { baseline: null, problem: null }

  const isDecrease = input.direction === 'decrease'
  const opening = readings.find(({ day }) => Math.abs(daysBetween(period.start, day)) <= WINDOW)
  if (opening !== undefined && (isDecrease ? opening.value > target : opening.value < target)) {
    const found = `the first check-in, ${opening.value} on ${opening.day},`
    return { baseline: opening.value, problem: assumed(found, opening.value) }
  }
  if (!isDecrease && target > 0 && first.value < target) return { baseline: 0, problem: assumed('0', 0) }
  return { baseline: null, problem: ambiguous(input, target, first) }
}

function assumed(found: string, baseline: number): ScoreProblem {
  return scoreWarning({
    code: 'assumed_baseline',
    property: 'Baseline',
    message: `Baseline is empty; ${found} is taken for it.`,
    mend: `Fill Baseline with the value at the start of the period, for example ${baseline}.`,
  })
}

function ambiguous(
  input: Pick<ScoreInput, 'direction' | 'title'>,
  target: number,
  first: Reading,
): ScoreProblem {
  const seen = `Baseline is empty, and the first value, ${first.value} on ${first.day}, against a target of ${target}`
  const [word] = lowerIsBetter.exec(input.title) ?? []
  const hint = word === undefined ? '' : ` The title says "${word}".`
  const example = `Fill Baseline with the value at the start of the period, for example ${plainNumber(exampleBaseline(input.direction, target, first))}`
  return scoreError({
    code: 'no_baseline',
    property: 'Baseline',
    message:
      input.direction === null
        ? `${seen} does not tell whether the goal is exceeded or lower is better.${hint}`
        : `${seen} does not tell how far there was to go.`,
    mend: input.direction === null ? `${example}, or set Direction to Increase or Decrease.` : `${example}.`,
  })
}

function exampleBaseline(direction: ScoreInput['direction'], target: number, first: Reading): number {
  if (direction !== 'increase' && first.value > target) return first.value
  if (direction === 'decrease') return target > 0 ? target * 2 : target + 10
  return target > 0 ? target / 2 : target - 10
}
