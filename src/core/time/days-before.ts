import { Temporal } from 'temporal-polyfill'
import type { Instant } from '#src/core/model.ts'

/** The moment so many times 24 hours before another. */
export function daysBefore(moment: Instant, days: number): Instant {
  return Temporal.Instant.from(moment)
    .subtract({ hours: 24 * days })
    .toString({ fractionalSecondDigits: 3 })
}
