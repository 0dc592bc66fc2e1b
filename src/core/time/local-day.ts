import { Temporal } from 'temporal-polyfill'
import type { Day, Instant } from '#src/core/model.ts'

/** More moments than the rows of one run share; beyond it what is kept is forgotten. */
const MOST_KEPT = 20_000

// Time zones are what costs when many rows are judged, and they share the minutes of a few runs.
const days = new Map<string, Day>()

/** The day that a moment falls on in a time zone (IANA name). */
export function localDay(moment: Instant, timezone: string): Day {
  const key = `${moment} ${timezone}`
  const known = days.get(key)
  if (known !== undefined) return known
  const day = Temporal.Instant.from(moment).toZonedDateTimeISO(timezone).toPlainDate().toString()
  if (days.size >= MOST_KEPT) days.clear()
  days.set(key, day)
  return day
}

/** The last millisecond of a day in a time zone (IANA name). */
export function endOfDay(day: Day, timezone: string): Instant {
  return Temporal.PlainDate.from(day)
    .add({ days: 1 })
    .toZonedDateTime(timezone)
    .toInstant()
    .subtract({ milliseconds: 1 })
    .toString({ fractionalSecondDigits: 3 })
}

/** The first moment of a day in a time zone (IANA name). */
export function startOfDay(day: Day, timezone: string): Instant {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime(timezone)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })
}
