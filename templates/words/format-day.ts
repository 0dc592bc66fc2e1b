import type { Day, Instant } from '#src/core/model.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'

/** `20 Nov`, or `20 Nov 2025` where the year is not that of `today`. */
export function formatDay(day: Day, today: Day): string {
  return plainDayBeside(day, today)
}

/** `20 Nov 2026, 08:00 UTC`. */
export function formatInstant(instant: Instant): string {
  return `${formatDay(instant.slice(0, 10), '')}, ${instant.slice(11, 16)} UTC`
}
