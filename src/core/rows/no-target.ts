import type { KeyResult } from '#src/core/model.ts'
import type { ScoreProblem } from '#src/core/scoring/score-input.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A number that stands by itself: not the 95 of p95. */
const NUMBER = /(?<![\p{L}\p{N}_.,])\d+(?:[.,]\d+)*(?![\p{L}\p{N}_])/u

/** Where Target is empty and Unit holds a number ("at least 85 %"), it is probably the target, and is proposed. */
export function noTarget(problem: ScoreProblem, { unit }: Pick<KeyResult, 'unit'>): ScoreProblem {
  const typed = cleanText(unit, 60)
  const [number] = NUMBER.exec(typed) ?? []
  if (problem.code !== 'no_target' || number === undefined) return problem
  return {
    ...problem,
    message: `Target is empty, and Unit says "${typed}".`,
    mend: `If ${number} is the target, type ${number} into Target as a number and leave only the unit in Unit.`,
  }
}
