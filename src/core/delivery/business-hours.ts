import { Temporal } from 'temporal-polyfill'
import { WEEKDAYS } from '#src/core/time/week-time.ts'
import { DAY, HOUR } from './span.ts'

const epoch = Temporal.PlainDate.from('1970-01-01')

/**
 * Reckons the hours of a team calendar between two moments in milliseconds since 1970: the sum, over all days, of what lies both
 * between the moments and between opening and closing. Opening and closing are times on the clock of the time zone, so that a
 * day on which the clock is put forward in between is an hour shorter. A closing that is not after the opening belongs to the
 * next day (`22:00-06:00`; `00:00-00:00` is the whole day), a last weekday before the first goes over Sunday (`Sat-Tue`).
 * Public holidays are not known.
 * @param calendar for example `Mon-Fri 09:00-17:00`, in any case
 * @param timezone IANA name
 */
export function businessHours(calendar: string, timezone: string): (from: number, to: number) => number {
  const [days = '', times = ''] = calendar.toLowerCase().split(' ')
  const [first = 0, last = 0] = days.split('-').map((day) => WEEKDAYS.indexOf(day))
  const [opening = '', closing = ''] = times.split('-')
  const isOvernight = closing <= opening
  const openings = new Map<number, readonly [number, number]>()

  function openOn(day: number): readonly [number, number] {
    const known = openings.get(day)
    if (known !== undefined) return known
    const open = [momentOf(day, opening), momentOf(isOvernight ? day + 1 : day, closing)] as const
    openings.set(day, open)
    return open
  }
  function momentOf(day: number, plainTime: string): number {
    return epoch.add({ days: day }).toZonedDateTime({ timeZone: timezone, plainTime }).epochMilliseconds
  }

  return (from, to) => {
    let total = 0
    // A day of the calendar begins and ends within a day of the same day in UTC; an overnight one a day later.
    for (let day = Math.floor(from / DAY) - 2; day <= Math.floor(to / DAY) + 1; day++) {
      // 1970-01-01 was a Thursday.
      const weekday = (((day + 3) % 7) + 7) % 7
      if ((weekday - first + 7) % 7 > (last - first + 7) % 7) continue
      const [open, close] = openOn(day)
      total += Math.max(0, Math.min(to, close) - Math.max(from, open))
    }
    return total / HOUR
  }
}
