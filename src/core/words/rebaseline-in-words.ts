import type { Rebaseline } from '#src/core/evaluation.ts'
import { STATUS_LABEL } from './labels.ts'
import { percent } from './percent.ts'
import { plainDay } from './plain-day.ts'

/** What the goal was when the cycle began, when it last moved, and what the value comes to against that. */
export function rebaselineInWords({ day, changes, originalScore, originalStatus }: Rebaseline): string {
  const before = changes.map((change) => `${change.property} was ${change.before}`).join(', ')
  const moved = `${before} at first (moved ${plainDay(day)})`
  // A weight has no part in the score of the key result itself.
  if (changes.every(({ property }) => property === 'Weight')) return `${moved}.`
  const against =
    originalScore === null
      ? 'it cannot be scored'
      : `${percent(originalScore)}, ${STATUS_LABEL[originalStatus]}`
  return `${moved}; against that: ${against}.`
}
