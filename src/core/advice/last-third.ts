import type { Day, Period } from '#src/core/model.ts'
import { elapsed } from '#src/core/time/period.ts'

const LAST_THIRD = 2 / 3

const ROUNDING = 1e-9

/** The last third of a period, in which there is no time left to save everything; false without a period. */
export function isLastThird(period: Period | null, today: Day): boolean {
  return period !== null && elapsed(period, today) >= LAST_THIRD - ROUNDING
}
