import { Temporal } from 'temporal-polyfill'
import type { Day } from '#src/core/model.ts'
import { addDays } from './day.ts'
import { WEEKDAYS } from './week-time.ts'

/** Which days are worked on. */
export interface WorkingDays {
  /** As `Mon-Fri 08:00-18:00`, in any case; a last weekday before the first goes over Sunday. */
  readonly hours: string
  readonly holidays: readonly Day[]
}

/** After so many days without a working day there is none: every day of the year is a holiday. */
const MOST_LOOKED_AT = 400

export function isWorkingDay(day: Day, { hours, holidays }: WorkingDays): boolean {
  if (holidays.includes(day)) return false
  const [first = 0, last = 0] = (hours.toLowerCase().split(' ')[0] ?? '')
    .split('-')
    .map((name) => WEEKDAYS.indexOf(name))
  const weekday = Temporal.PlainDate.from(day).dayOfWeek - 1
  return (weekday - first + 7) % 7 <= (last - first + 7) % 7
}

/** The day itself where it is a working day, else the next one; the day itself where there is none at all. */
export function workingDayFrom(day: Day, days: WorkingDays): Day {
  return nthWorkingDay(day, 1, days)
}

/** The last working day before a day; the day before it where there is none at all. */
export function workingDayBefore(day: Day, days: WorkingDays): Day {
  for (let back = 1; back <= MOST_LOOKED_AT; back++) {
    const earlier = addDays(day, -back)
    if (isWorkingDay(earlier, days)) return earlier
  }
  return addDays(day, -1)
}

/** The nth working day from a day on, which counts itself; the day itself where there is none at all. */
export function nthWorkingDay(from: Day, nth: number, days: WorkingDays): Day {
  let left = nth
  for (let ahead = 0; ahead <= MOST_LOOKED_AT; ahead++) {
    const day = addDays(from, ahead)
    if (!isWorkingDay(day, days)) continue
    left -= 1
    if (left === 0) return day
  }
  return from
}
