import { daysBetween } from '#src/core/time/day.ts'
import type { PastCourse } from './past-courses.ts'

/**
 * Which of a course's days are the last ones of their week, counted from the first day of the period: what is judged, so that a key
 * result which was looked at more often does not count for more.
 * @returns indices into `days`
 */
export function weeklyChecks({ days, period }: PastCourse): ReadonlySet<number> {
  const lastOf = new Map<number, number>()
  for (const [at, { day }] of days.entries()) lastOf.set(Math.floor(daysBetween(period.start, day) / 7), at)
  return new Set(lastOf.values())
}
