import type { KeyResultDay } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'

/** A digest compares with what the one before it could have shown; five days allow for holidays and a late tick. */
const AT_LEAST_DAYS = 5

/** The last day that a digest of today can compare with. */
export function lastComparable(today: Day): Day {
  return addDays(today, -AT_LEAST_DAYS)
}

/** Per key result the newest day that is at least five days old. */
export function earlierDays(days: readonly KeyResultDay[], today: Day): ReadonlyMap<string, KeyResultDay> {
  const last = lastComparable(today)
  const newest = new Map<string, KeyResultDay>()
  for (const day of days) {
    const known = newest.get(day.keyResultId)
    if (day.day <= last && (known === undefined || known.day < day.day)) newest.set(day.keyResultId, day)
  }
  return newest
}
