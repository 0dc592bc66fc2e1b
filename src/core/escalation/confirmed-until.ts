import { sameNumber } from '#src/core/cell-value.ts'
import type { CheckIn } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'

/**
 * Until when it opens nothing that a person confirmed a value which had not moved: whoever says so honestly is not told what
 * they have just said. The first day on which it opens something again; null: the last value was not so confirmed.
 * @param checkIns of one key result, in any order
 */
export function confirmedUntil(checkIns: readonly CheckIn[], confirmedDays: number): Day | null {
  const ordered = checkIns.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const typed = ordered.findLast(({ source }) => source === 'typed')
  if (typed === undefined) return null
  const before = ordered.findLast(({ day }) => day < typed.day)
  const isSame = ({ value }: CheckIn) => sameNumber(value, typed.value)
  const since = ordered.filter(({ day }) => day >= typed.day)
  if (before === undefined || !isSame(before) || !since.every(isSame)) return null
  return addDays(typed.day, confirmedDays)
}
