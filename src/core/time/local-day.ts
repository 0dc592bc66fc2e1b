import { Temporal } from 'temporal-polyfill'
import type { Day, Instant } from '#src/core/model.ts'

/** The day that a moment falls on in a time zone (IANA name). */
export function localDay(moment: Instant, timezone: string): Day {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timezone).toPlainDate().toString()
}

/** The first moment of a day in a time zone (IANA name). */
export function startOfDay(day: Day, timezone: string): Instant {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime(timezone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })
}
