import type { KeyResultDay } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'

/** Weeks that a line shows, this one among them. */
export const WEEKS = 6

const A_MONDAY = '1970-01-05'

/** One ISO week: the last day of it that is known, and the score of that day; null: it had none. */
export interface WeekScore {
  readonly day: Day
  readonly score: number | null
}

/**
 * The score at the end of each of the last six ISO weeks, the oldest first and this week with what it is now; weeks without a day
 * are left out.
 * @param days of one key result and one period, in any order; those of today and later are passed over
 */
export function weeklyTrend(
  days: readonly Pick<KeyResultDay, 'day' | 'score'>[],
  score: number | null,
  today: Day,
): readonly WeekScore[] {
  const thisWeek = weekOf(today)
  const last = new Map<number, WeekScore>()
  for (const each of days) {
    const week = weekOf(each.day)
    if (each.day >= today || week >= thisWeek || week <= thisWeek - WEEKS) continue
    const known = last.get(week)
    if (known === undefined || each.day > known.day) last.set(week, { day: each.day, score: each.score })
  }
  const earlier = [...last.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return [...earlier, { day: today, score }]
}

/**
 * The fastest of these weeks, as a multiple of what a straight plan gains in that time.
 * @param length of the period in days
 * @returns null: no two of them have a score
 */
export function bestWeek(trend: readonly WeekScore[], length: number): number | null {
  const known = trend.flatMap(({ day, score }) => (score === null ? [] : [{ day, score }]))
  const paces = known.slice(1).map(({ day, score }, index) => {
    const before = known[index]
    return before === undefined ? 0 : ((score - before.score) * length) / daysBetween(before.day, day)
  })
  return paces.length === 0 ? null : Math.max(...paces)
}

/** Number of an ISO week, counted through. */
function weekOf(day: Day): number {
  return Math.floor(daysBetween(A_MONDAY, day) / 7)
}
