import type { KeyResult } from '#src/core/model.ts'
import { amount } from './amount.ts'
import { isMilestoneList } from './is-milestone-list.ts'
import { percent } from './percent.ts'

/** A value of a key result as people write it: the share done of a list of milestones, else the number with its unit. */
export function valueInWords(
  keyResult: Pick<KeyResult, 'type' | 'milestones' | 'unit' | 'currentFormat'>,
  value: number,
): string {
  return isMilestoneList(keyResult) ? percent(value) : amount(keyResult, value)
}
