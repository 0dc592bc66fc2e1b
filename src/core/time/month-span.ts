import { Temporal } from 'temporal-polyfill'
import type { Day } from '#src/core/model.ts'

/**
 * How long a month is, and the first day after it.
 * @param month as `2026-10`
 * @throws RangeError when it is no month
 */
export function monthSpan(month: string): { readonly days: number; readonly after: Day } {
  const first = Temporal.PlainDate.from(`${month}-01`)
  return { days: first.daysInMonth, after: first.add({ months: 1 }).toString() }
}
