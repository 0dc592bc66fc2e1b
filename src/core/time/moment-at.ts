import { Temporal } from 'temporal-polyfill'
import type { Day, Instant } from '#src/core/model.ts'

/** More moments than the letters of one run share; beyond it what is kept is forgotten. */
const MOST_KEPT = 5000

// Time zones are what costs, and most people share theirs.
const moments = new Map<string, Instant>()

/**
 * The moment when the clock of a time zone (IANA name) shows a time on a day. A time that the clock skips is the one after the
 * gap; of one that it shows twice the first counts.
 * @param time as `08:00`
 */
export function momentAt(day: Day, time: string, timezone: string): Instant {
  const key = `${day} ${time} ${timezone}`
  const known = moments.get(key)
  if (known !== undefined) return known
  const moment = Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: timezone, plainTime: time })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 })
  if (moments.size >= MOST_KEPT) moments.clear()
  moments.set(key, moment)
  return moment
}
