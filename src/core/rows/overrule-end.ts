import { Temporal } from 'temporal-polyfill'
import type { Overrule, OverruleEnd } from '#src/core/evaluation.ts'
import type { Sighting } from '#src/core/history.ts'
import type { Day, Status } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay, startOfDay } from '#src/core/time/local-day.ts'

/** So long the page says that an overrule ended, if no check-in comes sooner. */
const TOLD_DAYS = 14

/** When a person's status came to its end; null: it has not. */
export function overruleEnd(
  { status, until }: Pick<Overrule, 'status' | 'until'>,
  /** The day of the typed check-in that ends it; null: none came. */
  checkIn: Day | null,
  today: Day,
): OverruleEnd | null {
  if (checkIn !== null && checkIn <= until) return { status, on: addDays(checkIn, -1), because: 'check_in' }
  return today > until ? { status, on: until, because: 'time' } : null
}

/**
 * How an end is remembered: a check-in ends a status with the first moment of its day, time with the last moment of the last
 * day. So the moment tells the reason too.
 */
export function endSighting(
  pageId: string,
  { status, on, because }: OverruleEnd,
  timezone: string,
): Sighting {
  const next = startOfDay(addDays(on, 1), timezone)
  const since = because === 'check_in' ? next : justBefore(next)
  return { pageId, what: `ended_${status}`, since }
}

/** The end that a sighting remembers. */
export function endIn({ what, since }: Sighting, timezone: string): OverruleEnd {
  const status = what.slice('ended_'.length) as Status
  const day = localDay(since, timezone)
  return since === startOfDay(day, timezone)
    ? { status, on: addDays(day, -1), because: 'check_in' }
    : { status, on: day, because: 'time' }
}

/** Told for 14 days, or until the next typed check-in after the end. */
export function isStillTold({ on, because }: OverruleEnd, lastTyped: Day | null, today: Day): boolean {
  const ending = because === 'check_in' ? addDays(on, 1) : on
  return today <= addDays(on, TOLD_DAYS) && (lastTyped === null || lastTyped <= ending)
}

function justBefore(moment: string): string {
  return Temporal.Instant.from(moment).subtract({ milliseconds: 1 }).toString({ fractionalSecondDigits: 3 })
}
