import { Temporal } from 'temporal-polyfill'
import type { Instant } from './model.ts'
import type { WeekTime } from './time/week-time.ts'

export interface Schedule {
  /** An IANA name, for example `Europe/Berlin`. */
  readonly timezone: string
  readonly syncEveryMinutes: number
  readonly digestAt: WeekTime
}

/**
 * Whether a sync is due. Slots follow the clock and not the end of the last run: a run that took twenty seconds would otherwise
 * make the next five-minute tick come too early and be skipped.
 * @param last the last run of each job that went well
 */
export function isSyncDue(
  now: Instant,
  last: readonly { readonly job: string; readonly finishedAt: Instant }[],
  { syncEveryMinutes }: Pick<Schedule, 'syncEveryMinutes'>,
): boolean {
  const length = syncEveryMinutes * 60_000
  const milliseconds = (moment: Instant) => Temporal.Instant.from(moment).epochMilliseconds
  const slot = Math.floor(milliseconds(now) / length) * length
  return !last.some(({ job, finishedAt }) => job === 'sync' && milliseconds(finishedAt) >= slot)
}
