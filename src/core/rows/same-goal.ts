import type { KeyResultDay } from '#src/core/history.ts'
import type { KeyResult, Period } from '#src/core/model.ts'

/** Whether the goal is the one of an earlier day: baseline, target and weight as typed, and the period. */
export function sameGoal(
  earlier: Pick<KeyResultDay, 'baseline' | 'target' | 'weight' | 'period'>,
  { baseline, target, weight }: Pick<KeyResult, 'baseline' | 'target' | 'weight'>,
  period: Period | null,
): boolean {
  return (
    earlier.baseline === baseline &&
    earlier.target === target &&
    earlier.weight === weight &&
    earlier.period?.start === period?.start &&
    earlier.period?.end === period?.end
  )
}
