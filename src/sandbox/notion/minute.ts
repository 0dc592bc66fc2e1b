import type { Instant } from '#src/core/model.ts'

/** A moment as every answer shows it and every filter compares it: floored to the minute. */
export function minute(instant: Instant): Instant {
  return `${instant.slice(0, 16)}:00.000Z`
}
