import { Temporal } from 'temporal-polyfill'
import type { Day } from '#src/core/model.ts'

/** The ISO week that a day falls in, for example `2026-W47`. */
export function isoWeek(day: Day): string {
  const { weekOfYear, yearOfWeek } = Temporal.PlainDate.from(day)
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
}
