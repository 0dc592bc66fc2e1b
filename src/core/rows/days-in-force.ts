import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, Status } from '#src/core/model.ts'

/**
 * The status that was in force on each day, a person's before that of the rules, the earliest first.
 * @param days of one key result, in any order
 */
export function daysInForce(days: readonly KeyResultDay[]): { readonly day: Day; readonly status: Status }[] {
  return days
    .map(({ day, status, overruled }) => ({ day, status: overruled ?? status }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
