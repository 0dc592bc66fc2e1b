import type { ScoreProblem } from './score-input.ts'

type Parts = Omit<ScoreProblem, 'level'>

/** A fault that leaves the key result without a score. */
export function scoreError(parts: Parts): ScoreProblem {
  return { ...parts, level: 'error' }
}

/** A fault that the key result is scored in spite of. */
export function scoreWarning(parts: Parts): ScoreProblem {
  return { ...parts, level: 'warning' }
}
