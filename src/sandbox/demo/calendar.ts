import { Temporal } from 'temporal-polyfill'
import type { Day, Instant, Period } from '#src/core/model.ts'

const WEEKS_LIVED = 6
/** Seven weeks and five days. From each day of the week it is as far, so that the company comes to the same on all of them. */
const DAYS_BEFORE_TODAY = 54
const DAYS_OF_CYCLE = 91

/** The demo company's time: a cycle of 13 weeks with today in its eighth, and the six weeks that end now. */
export interface Calendar {
  readonly now: Instant
  readonly today: Day
  readonly cycle: string
  readonly period: Period
  readonly lastCycle: string
  readonly lastPeriod: Period
  /** The moments of the seven weekly check-ins, week 0 first, now last. */
  readonly weeks: readonly Instant[]
  /** Other working days worth a look, at the same hour: those of the last week, and the first one of the month. */
  readonly looks: readonly Instant[]
  /** When somebody becomes blocked: early enough for the steps that follow to fall on working days before now. */
  readonly blockedAt: Instant
  /** When people type what a run finds: two hours before it, so that it has stood. */
  typedBefore(run: Instant): Instant
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
  const start = today.subtract({ days: DAYS_BEFORE_TODAY })
  const lastEnd = start.subtract({ days: 1 })
  const momentFromNow = (days: number) => moment.add({ hours: 24 * days }).toString()
  const isLookedAt = (days: number) => {
    const day = today.add({ days })
    if (day.dayOfWeek > 5 || days % 7 === 0) return false
    return days > -7 || day.day === firstWorkingDay(day)
  }
  const before = Array.from({ length: 7 * WEEKS_LIVED }, (_, index) => index - 7 * WEEKS_LIVED)
  return {
    now,
    today: today.toString(),
    cycle: quarterOf(start.add({ days: Math.floor(DAYS_OF_CYCLE / 2) })),
    period: { start: start.toString(), end: start.add({ days: DAYS_OF_CYCLE - 1 }).toString() },
    lastCycle: quarterOf(lastEnd.subtract({ days: Math.floor(DAYS_OF_CYCLE / 2) })),
    lastPeriod: { start: start.subtract({ days: DAYS_OF_CYCLE }).toString(), end: lastEnd.toString() },
    weeks: Array.from({ length: WEEKS_LIVED + 1 }, (_, week) => momentFromNow(7 * (week - WEEKS_LIVED))),
    looks: before.filter(isLookedAt).map(momentFromNow),
    blockedAt: momentFromNow(today.dayOfWeek > 2 && today.dayOfWeek < 6 ? 1 - today.dayOfWeek : -5),
    typedBefore: (run) => Temporal.Instant.from(run).subtract({ hours: 2 }).toString(),
    dayOfPeriod: (days) => start.add({ days }).toString(),
    dayFromToday: (days) => today.add({ days }).toString(),
    momentFromNow,
  }
}

/** Of the month of a day: 1 to 3. */
function firstWorkingDay(day: Temporal.PlainDate): number {
  const { dayOfWeek } = day.with({ day: 1 })
  return dayOfWeek > 5 ? 9 - dayOfWeek : 1
}

function quarterOf(day: Temporal.PlainDate): string {
  return `${day.year}-Q${Math.ceil(day.month / 3)}`
}
