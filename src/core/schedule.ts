import { Temporal } from 'temporal-polyfill'
import type { Instant } from './model.ts'

/** A moment of every week in the organisation's time zone. */
export interface WeekTime {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number
  /** 0..23 */
  readonly hour: number
  /** 0..59 */
  readonly minute: number
}

export interface Schedule {
  /** An IANA name, for example `Europe/Berlin`. */
  readonly timezone: string
  readonly syncEveryMinutes: number
  readonly digestAt: WeekTime
}

interface FinishedRun {
  readonly job: string
  readonly finishedAt: Instant
}

/**
 * The jobs that are due, in the order in which to run them. A missed tick is caught up and a double tick finds nothing due;
 * a digest that was missed for more than a day is left out, since the next one tells the same better.
 * @param last the last run of each job that went well
 */
export function dueJobs(
  now: Instant,
  last: readonly FinishedRun[],
  schedule: Schedule,
): ('sync' | 'digest')[] {
  const due: ('sync' | 'digest')[] = []
  if (!finishedSince('sync', last, syncSlot(now, schedule.syncEveryMinutes))) due.push('sync')
  const digest = openDigest(now, schedule.timezone, schedule.digestAt)
  if (digest !== null && !finishedSince('digest', last, digest.toInstant())) due.push('digest')
  return due
}

/**
 * The ISO week that a digest sent now belongs to, for example `2026-W47`: that of its scheduled moment while it is due or
 * being caught up (Sunday's digest may leave on Monday), else the week of now.
 */
export function digestSlot(now: Instant, timezone: string, digestAt: WeekTime | null = null): string {
  const scheduled = digestAt === null ? null : openDigest(now, timezone, digestAt)
  const { weekOfYear, yearOfWeek } = scheduled ?? Temporal.Instant.from(now).toZonedDateTimeISO(timezone)
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`
}

/**
 * The start of the current slot. Slots follow the clock and not the end of the last run: a run that took twenty seconds
 * would otherwise make the next five-minute tick come too early and be skipped.
 */
function syncSlot(now: Instant, everyMinutes: number): Temporal.Instant {
  const length = everyMinutes * 60_000
  const { epochMilliseconds } = Temporal.Instant.from(now)
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMilliseconds / length) * length)
}

/** The scheduled moment that now lies within a day after, or null. */
function openDigest(now: Instant, timezone: string, digestAt: WeekTime): Temporal.ZonedDateTime | null {
  const here = Temporal.Instant.from(now).toZonedDateTimeISO(timezone)
  for (const day of [here.toPlainDate(), here.toPlainDate().subtract({ days: 1 })]) {
    if (day.dayOfWeek !== digestAt.weekday) continue
    const time = { hour: digestAt.hour, minute: digestAt.minute }
    const moment = day.toPlainDateTime(time).toZonedDateTime(timezone)
    const over = moment.add({ days: 1 })
    const { compare } = Temporal.ZonedDateTime
    if (compare(moment, here) <= 0 && compare(here, over) < 0) return moment
  }
  return null
}

function finishedSince(job: string, last: readonly FinishedRun[], moment: Temporal.Instant): boolean {
  return last.some(
    (run) => run.job === job && Temporal.Instant.compare(Temporal.Instant.from(run.finishedAt), moment) >= 0,
  )
}
