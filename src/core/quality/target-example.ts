import { isUsable } from '#src/core/scoring/readings.ts'
import { named } from '#src/core/words/named.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { inTitleOrder } from './in-title-order.ts'
import type { QualityKeyResult } from './quality-rows.ts'

/**
 * Another target for the first key result that has one, as it stands in a sentence; null: none has a way that can be made longer or
 * shorter.
 * @param factor the new way from the baseline, as a multiple of the way of now
 */
export function targetExample(running: readonly QualityKeyResult[], factor: number): string | null {
  for (const keyResult of inTitleOrder(running)) {
    const { type, target } = keyResult
    const baseline = keyResult.baseline ?? 0
    // A share ends at 100 %, so no higher one is proposed.
    if (type === 'yes_no' || type === 'maintain' || type === 'percentage' || target === null) continue
    if (type === 'milestone' && keyResult.milestones.trim() !== '') continue
    const way = (target - baseline) * factor
    const other = Math.abs(way) >= 5 ? Math.round(baseline + way) : baseline + way
    if (!isUsable(other) || !isUsable(target) || other === target) continue
    return `${plainNumber(other)} instead of ${plainNumber(target)} in Target of ${named(keyResult)}`
  }
  return null
}
