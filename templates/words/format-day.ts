import type { Day, Instant } from '#src/core/model.ts'
import { plainDay } from '#src/core/words/plain-day.ts'

/** `20 Nov`, or `20 Nov 2025` where the year is not that of `today`. */
export function formatDay(day: Day, today: Day): string {
  const year = day.slice(0, 4)
  return today.startsWith(year) ? plainDay(day) : `${plainDay(day)} ${year}`
}

/** `20 Nov 2026, 08:00 UTC`. */
export function formatInstant(instant: Instant): string {
  return `${formatDay(instant.slice(0, 10), '')}, ${instant.slice(11, 16)} UTC`
}
