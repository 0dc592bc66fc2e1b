import type { Instant } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { momentAt } from '#src/core/time/moment-at.ts'
import { isWorkingDay, type WorkingDays } from '#src/core/time/working-days.ts'

/**
 * The first moment, from a given one on, at which a letter may reach somebody. Opening and closing are
 * times on the clock of the time zone, and nothing leaves at the closing itself. A closing that is not after the opening belongs
 * to the next day (`22:00-06:00`), where a holiday ends the hours at midnight. There always is one: a list of holidays ends.
 * @param timezone IANA name
 */
export function openFrom(from: Instant, timezone: string, days: WorkingDays): Instant {
  const [opening = '', closing = ''] = (days.hours.split(' ')[1] ?? '').split('-')
  const isOvernight = closing <= opening
  const today = localDay(from, timezone)
  // What opened yesterday may still be open.
  for (let ahead = isOvernight ? -1 : 0; ; ahead++) {
    const day = addDays(today, ahead)
    if (!isWorkingDay(day, days)) continue
    const next = addDays(day, 1)
    const opens = momentAt(day, opening, timezone)
    const closes = !isOvernight
      ? momentAt(day, closing, timezone)
      : momentAt(next, days.holidays.includes(next) ? '00:00' : closing, timezone)
    const at = from > opens ? from : opens
    if (at < closes) return at
  }
}
