import type { Day } from '#src/core/model.ts'

/**
 * The days of a row from a day on, in order, with the last one before where none of that day is there: what did not change since is
 * not read again.
 * @param days of one row, in any order
 */
export function daysSince<Dated extends { readonly day: Day }>(
  days: readonly Dated[],
  from: Day,
): readonly Dated[] {
  const inOrder = days.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const first = inOrder.findLastIndex(({ day }) => day <= from)
  return first === -1 ? inOrder : inOrder.slice(first)
}
