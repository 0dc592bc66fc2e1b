import { Temporal } from 'temporal-polyfill'
import type { Instant } from '#src/core/model.ts'
import { plainDay } from './plain-day.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** A moment as the clock of a time zone (IANA name) shows it, for example `Mon 23 Nov 08:00`. */
export function localMoment(moment: Instant, timezone: string): string {
  const there = Temporal.Instant.from(moment).toZonedDateTimeISO(timezone)
  const day = there.toPlainDate()
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${WEEKDAYS[day.dayOfWeek - 1] ?? ''} ${plainDay(day.toString())} ${time}`
}
