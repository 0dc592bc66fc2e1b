import { Temporal } from 'temporal-polyfill'
import type { MailPolicy, Report } from '#src/core/mail/mail-policy.ts'
import type { Day, Instant } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { isoWeek } from '#src/core/time/iso-week.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { momentAt } from '#src/core/time/moment-at.ts'
import { mondayOf } from '#src/core/time/monday-of.ts'
import { cycleOf, periodOfCycle } from '#src/core/time/period.ts'
import { parseWeekTime, type WeekTime } from '#src/core/time/week-time.ts'
import { nthWorkingDay, workingDayFrom } from '#src/core/time/working-days.ts'

/** What says when reports leave. */
export interface ReportCalendar {
  /** An IANA name. */
  readonly timezone: string
  /** Of the digest; the time of day is that of every other report without one of its own. */
  readonly digestAt: WeekTime
  /** Month 1..12. */
  readonly fiscalYearStart: number
  readonly mail: Pick<
    MailPolicy,
    'hours' | 'holidays' | 'initiativesAt' | 'engineeringOnWorkingDay' | 'quarterlyOnWorkingDay'
  >
}

/** One time that a report goes out. */
export interface Slot {
  /** What it is about: an ISO week (`2026-W47`), a month (`2026-10`) or a cycle (`2026-Q3`). */
  readonly slot: string
  readonly moment: Instant
}

/** So many weeks and months back a holiday may have put a report off. */
const WEEKS_BACK = 3
const MONTHS_BACK = 2

/**
 * The times around now at which a report leaves, the earliest first: those of the last weeks (or months, or quarters) and the
 * next one. Where the day is a holiday, it leaves on the next working day, under the name of its own week.
 * @param at of a weekly report a weekday and time of its own, as `Tue 09:00`; null: the common one
 */
export function reportSlots(
  report: Report,
  at: string | null,
  now: Instant,
  calendar: ReportCalendar,
): readonly Slot[] {
  const today = localDay(now, calendar.timezone)
  if (report === 'engineering') return months(today, calendar)
  if (report === 'quarterly') return quarters(today, calendar)
  const common = report === 'initiatives' ? calendar.mail.initiativesAt : null
  return weeks(today, parseWeekTime(at ?? common ?? '') ?? calendar.digestAt, calendar)
}

/** What a report is about that somebody asks for now, whether it is due or not: this week, the month or the cycle before. */
export function slotOfNow(
  report: Report,
  now: Instant,
  { timezone, fiscalYearStart }: Pick<ReportCalendar, 'timezone' | 'fiscalYearStart'>,
): string {
  const today = localDay(now, timezone)
  if (report === 'engineering') return addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)
  if (report !== 'quarterly') return isoWeek(today)
  const start = periodOfCycle(cycleOf(today, fiscalYearStart), fiscalYearStart)?.start ?? today
  return cycleOf(addDays(start, -1), fiscalYearStart)
}

function weeks(today: Day, time: WeekTime, calendar: ReportCalendar): Slot[] {
  const monday = mondayOf(today)
  const isHoliday = (day: Day) => calendar.mail.holidays.includes(day)
  return range(-WEEKS_BACK, 1).map((week) => {
    const day = addDays(monday, 7 * week + time.weekday - 1)
    return {
      slot: isoWeek(day),
      moment: momentOf(isHoliday(day) ? workingDayFrom(day, calendar.mail) : day, time, calendar),
    }
  })
}

function months(today: Day, calendar: ReportCalendar): Slot[] {
  const first = Temporal.PlainDate.from(today).with({ day: 1 })
  return range(-MONTHS_BACK, 1).map((month) => {
    const start = first.add({ months: month })
    const day = nthWorkingDay(start.toString(), calendar.mail.engineeringOnWorkingDay, calendar.mail)
    return {
      slot: start.subtract({ months: 1 }).toString().slice(0, 7),
      moment: momentOf(day, calendar.digestAt, calendar),
    }
  })
}

function quarters(today: Day, calendar: ReportCalendar): Slot[] {
  const { fiscalYearStart, mail, digestAt } = calendar
  const day = Temporal.PlainDate.from(today)
  const running = range(-MONTHS_BACK, 1).map((quarter) =>
    cycleOf(day.add({ months: 3 * quarter }).toString(), fiscalYearStart),
  )
  return running.flatMap((cycle) => {
    const period = periodOfCycle(cycle, fiscalYearStart)
    if (period === null) return []
    return {
      slot: cycleOf(addDays(period.start, -1), fiscalYearStart),
      moment: momentOf(nthWorkingDay(period.start, mail.quarterlyOnWorkingDay, mail), digestAt, calendar),
    }
  })
}

function momentOf(day: Day, { hour, minute }: WeekTime, { timezone }: ReportCalendar): Instant {
  const time = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':')
  return momentAt(day, time, timezone)
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
