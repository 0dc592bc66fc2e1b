import { Temporal } from 'temporal-polyfill'
import type { Instant } from './model.ts'
import type { Schedule } from './schedule.ts'

interface JobHealth {
  /** When it last went well; null: never. */
  readonly lastGood: Instant | null
  /** The moment from which it has been due without having gone well; null: it is not due, or nothing has ever run. */
  readonly dueSince: Instant | null
  readonly late: boolean
}

/** How many of its periods a job may be behind. */
const PERIODS = 2

/**
 * Which jobs are late. With L the end of the job's last good run (of one that never went well the start of the first run of all)
 * and D its first scheduled moment after L, a job is late when now > D + 2 periods. A sync is scheduled at every multiple of
 * SYNC_EVERY since 1970, a digest every week at DIGEST_AT in the organisation's time zone.
 * @param given.last the last run of each job that went well
 * @param given.firstRunAt when the first run of any job began; null: there was none, and nothing is due
 */
export function lateJobs(
  now: Instant,
  given: {
    readonly last: readonly { readonly job: string; readonly finishedAt: Instant }[]
    readonly firstRunAt: Instant | null
  },
  schedule: Schedule,
): Readonly<Record<'sync' | 'digest', JobHealth>> {
  const health = (job: string, dueAfter: (moment: Temporal.Instant) => Due): JobHealth => {
    const lastGood = given.last.find((run) => run.job === job)?.finishedAt ?? null
    const from = lastGood ?? given.firstRunAt
    if (from === null) return { lastGood, dueSince: null, late: false }
    const { due, lateAfter } = dueAfter(Temporal.Instant.from(from))
    const { compare } = Temporal.Instant
    return {
      lastGood,
      dueSince: compare(now, due) < 0 ? null : due.toString({ fractionalSecondDigits: 3 }),
      late: compare(now, lateAfter) > 0,
    }
  }
  return {
    sync: health('sync', (moment) => syncAfter(moment, schedule.syncEveryMinutes)),
    digest: health('digest', (moment) => digestAfter(moment, schedule)),
  }
}

interface Due {
  readonly due: Temporal.Instant
  readonly lateAfter: Temporal.Instant
}

function syncAfter({ epochMilliseconds }: Temporal.Instant, everyMinutes: number): Due {
  const length = everyMinutes * 60_000
  const slots = Math.floor(epochMilliseconds / length) + 1
  const due = Temporal.Instant.fromEpochMilliseconds(slots * length)
  return { due, lateAfter: due.add({ minutes: PERIODS * everyMinutes }) }
}

function digestAfter(moment: Temporal.Instant, { timezone, digestAt }: Schedule): Due {
  const day = moment.toZonedDateTimeISO(timezone).toPlainDate()
  const { weekday, hour, minute } = digestAt
  const first = day.add({ days: (weekday - day.dayOfWeek + 7) % 7 })
  const at = (date: Temporal.PlainDate) => date.toPlainDateTime({ hour, minute }).toZonedDateTime(timezone)
  const isOver = Temporal.Instant.compare(at(first).toInstant(), moment) <= 0
  const due = at(isOver ? first.add({ weeks: 1 }) : first)
  return { due: due.toInstant(), lateAfter: due.add({ weeks: PERIODS }).toInstant() }
}
