import type { KeyResultDay } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'

/**
 * The digest before this one left a week ago or a day later. What changed after it on its own day is told by no other, so the
 * day before it is compared with.
 */
const WEEK_AND_DAY = 8

/** A service that is younger than that compares with its first day, if this old. */
const AT_LEAST_DAYS = 5

/** Within these days the first one is compared with. */
export function comparedDays(today: Day): { readonly from: Day; readonly to: Day } {
  return { from: addDays(today, -WEEK_AND_DAY), to: addDays(today, -AT_LEAST_DAYS) }
}

/** The day that a digest of today compares a key result with, of its days in any order; undefined: none is old enough. */
export function dayToCompare(days: readonly KeyResultDay[], today: Day): KeyResultDay | undefined {
  const { from, to } = comparedDays(today)
  let best: KeyResultDay | undefined
  for (const each of days) {
    if (each.day > to) continue
    const isBetter =
      best === undefined || (each.day < from || best.day < from ? each.day > best.day : each.day < best.day)
    if (isBetter) best = each
  }
  return best
}

/** Of each key result the day that a digest of today compares it with. */
export function earlierDays(days: readonly KeyResultDay[], today: Day): ReadonlyMap<string, KeyResultDay> {
  const found = new Map<string, KeyResultDay>()
  for (const [id, own] of Map.groupBy(days, ({ keyResultId }) => keyResultId)) {
    const day = dayToCompare(own, today)
    if (day !== undefined) found.set(id, day)
  }
  return found
}
