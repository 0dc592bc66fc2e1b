import { Temporal } from 'temporal-polyfill'
import type { Day } from '#src/core/model.ts'

/**
 * The first day after a month.
 * @param month as `2026-10`
 * @throws RangeError when it is no month
 */
export function monthAfter(month: string): Day {
  return Temporal.PlainDate.from(`${month}-01`).add({ months: 1 }).toString()
}
