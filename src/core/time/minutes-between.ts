import { Temporal } from 'temporal-polyfill'
import type { Instant } from '#src/core/model.ts'

/** Minutes from one moment to a later one; negative when it is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  const milliseconds =
    Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds
  return milliseconds / 60_000
}
