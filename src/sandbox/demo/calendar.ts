import { Temporal } from 'temporal-polyfill'
import type { Day, Instant, Period } from '#src/core/model.ts'

const WEEKS_LIVED = 6
const WEEKS_BEFORE_TODAY = 7
const DAYS_OF_CYCLE = 91

/** The demo company's time: a cycle of 13 weeks with today in its eighth, and the six weeks that end now. */
export interface Calendar {
  readonly now: Instant
  readonly today: Day
  readonly cycle: string
  readonly period: Period
  readonly lastCycle: string
  readonly lastPeriod: Period
  /** The moments of the seven weekly runs, week 0 first, now last. */
  readonly weeks: readonly Instant[]
  /** A day counted from the first day of the period. */
  dayOfPeriod(days: number): Day
  /** A day counted from today; negative is past. */
  dayFromToday(days: number): Day
  /** A moment counted in days from now; negative is past. */
  momentFromNow(days: number): Instant
}

export function createCalendar(now: Instant): Calendar {
  const moment = Temporal.Instant.from(now)
  const today = moment.toZonedDateTimeISO('UTC').toPlainDate()
  const start = today.subtract({ days: today.dayOfWeek - 1 + WEEKS_BEFORE_TODAY * 7 })
  const lastEnd = start.subtract({ days: 1 })
  const momentFromNow = (days: number) => moment.add({ hours: 24 * days }).toString()
  return {
    now,
    today: today.toString(),
    cycle: quarterOf(start.add({ days: Math.floor(DAYS_OF_CYCLE / 2) })),
    period: { start: start.toString(), end: start.add({ days: DAYS_OF_CYCLE - 1 }).toString() },
    lastCycle: quarterOf(lastEnd.subtract({ days: Math.floor(DAYS_OF_CYCLE / 2) })),
    lastPeriod: { start: start.subtract({ days: DAYS_OF_CYCLE }).toString(), end: lastEnd.toString() },
    weeks: Array.from({ length: WEEKS_LIVED + 1 }, (_, week) => momentFromNow(7 * (week - WEEKS_LIVED))),
    dayOfPeriod: (days) => start.add({ days }).toString(),
    dayFromToday: (days) => today.add({ days }).toString(),
    momentFromNow,
  }
}

function quarterOf(day: Temporal.PlainDate): string {
  return `${day.year}-Q${Math.ceil(day.month / 3)}`
}
