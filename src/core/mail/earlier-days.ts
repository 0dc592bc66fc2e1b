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

/**
 * The day that a digest of today compares a key result with, of its days in any order; undefined: none is old enough.
 * @param last the day of the digest before; null: it left a week ago, or never. Only one that is older matters
 */
export function dayToCompare(
  days: readonly KeyResultDay[],
  today: Day,
  last: Day | null = null,
): KeyResultDay | undefined {
  const { from, to } = sinceLast(today, last)
  let best: KeyResultDay | undefined
  for (const each of days) {
    if (each.day > to) continue
    const isBetter =
      best === undefined || (each.day < from || best.day < from ? each.day > best.day : each.day < best.day)
    if (isBetter) best = each
  }
  return best
}

/** Where a week was left out, what changed before it is told by no digest but this one. */
function sinceLast(today: Day, last: Day | null): ReturnType<typeof comparedDays> {
  const usual = comparedDays(today)
  return last === null || last >= usual.from ? usual : { from: addDays(last, -1), to: last }
}

/** Of each key result the day that a digest of today compares it with, by its id. */
export function earlierDays(
  days: readonly KeyResultDay[],
  today: Day,
  last: Day | null = null,
): ReadonlyMap<string, KeyResultDay> {
  const found = new Map<string, KeyResultDay>()
  for (const [id, own] of Map.groupBy(days, ({ keyResultId }) => keyResultId)) {
    const day = dayToCompare(own, today, last)
    if (day !== undefined) found.set(id, day)
  }
  return found
}
