import { Temporal } from 'temporal-polyfill'
import type { Day } from '#src/core/model.ts'
import { addDays } from './day.ts'

/** The Monday of the ISO week that a day falls in. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - Temporal.PlainDate.from(day).dayOfWeek)
}
