import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'

/** Of each key result whose source is back the last day on which it was held, by its id. */
export function daysBeforeReturn(
  days: readonly KeyResultDay[],
  results: readonly KeyResultResult[],
): ReadonlyMap<string, KeyResultDay> {
  const returns = new Map(results.map(({ id, restoredOn }) => [id, restoredOn]))
  const found = new Map<string, KeyResultDay>()
  for (const each of days) {
    const on = returns.get(each.keyResultId) ?? null
    const known = found.get(each.keyResultId)
    if (on !== null && each.day < on && (known === undefined || each.day > known.day))
      found.set(each.keyResultId, each)
  }
  return found
}
