import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, KeyResult, Period, Status } from '#src/core/model.ts'
import { sameGoal } from './same-goal.ts'

/**
 * The colour that hysteresis starts from (scoring rules, "status"): that of the last day before today, since a colour is
 * judged once a day and not at each look. null where the goal was edited or the rules were others.
 * @param input.days oldest first
 */
export function previousColour(input: {
  readonly keyResult: Pick<KeyResult, 'baseline' | 'target' | 'weight'>
  readonly period: Period | null
  readonly days: readonly KeyResultDay[]
  readonly today: Day
  readonly ruleVersion: string
}): Status | null {
  const { keyResult, period, today, ruleVersion } = input
  const last = input.days.findLast(({ day }) => day < today)
  if (last === undefined || last.ruleVersion !== ruleVersion) return null
  return sameGoal(last, keyResult, period) ? last.colour : null
}
