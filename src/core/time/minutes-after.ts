import { Temporal } from 'temporal-polyfill'
import type { Instant } from '#src/core/model.ts'

/** The moment so many minutes after another. */
export function minutesAfter(moment: Instant, minutes: number): Instant {
  return Temporal.Instant.from(moment).add({ minutes }).toString({ fractionalSecondDigits: 3 })
}
