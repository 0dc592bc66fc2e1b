import type { ForecastBand, NoForecast } from '#src/core/initiative-result.ts'
import type { Day } from '#src/core/model.ts'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { later } from '#src/core/time/later.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import type { KnownWork, WorkCourse } from './work.ts'

/** Weeks that the pace is taken from. */
const WEEKS = 4

/** Work in progress counts as so much done. */
const BEGUN = 0.25

/** How far the pace may be off, up and down. */
const BAND = 0.4

/** What would take longer than ten years is not dated any finer. */
const MOST_DAYS = 3650

type WorkForecast =
  | { readonly kind: 'date'; readonly band: ForecastBand; readonly velocity: number }
  | ({ readonly kind: 'none' } & NoForecast)

/**
 * When work will be done, by how its points were worked off.
 *
 * Formula: remaining = scope - completed - in progress / 4, as of now. Velocity, in points a week, is the mean of what was
 * completed in each of the last 4 whole weeks, weighted 4 (the latest), 3, 2, 1; with fewer weeks, of those there are, one at
 * least. Day = start + remaining / velocity weeks, rounded up to a day; earliest and latest with a velocity 40 % higher and
 * lower. The week that runs is not whole and has no part in the velocity. The start is the day of the last change, but not
 * before the week that runs began: within a week the clock alone moves nothing. A day that would have passed is put off to the
 * end of the week that runs.
 * Excluded: work without scope; work of which nothing was completed in those weeks, on balance: that has no date.
 * Source: the graph of a project in Linear (weekly points, recent weeks weigh more, a quarter for what is in progress, a band of
 * about 40 %); Linear does not tell its weights.
 */
export function workForecast(
  work: Pick<KnownWork, 'share' | 'course' | 'lastActivity'>,
  at: { readonly today: Day; readonly timezone: string },
): WorkForecast {
  const { share, course } = work
  if (share !== null && share >= 1) return none('over', 'it is done')
  const weeks = course === undefined ? [] : weeksOf(course)
  const now = weeks.at(-1)
  if (course === undefined || now === undefined)
    return none('no_course', 'not all of its work tells its points week by week')
  const remaining = now.scope - now.completed - BEGUN * now.inProgress
  if (remaining <= 0) return none('over', 'it is done')
  const whole = weeks.slice(0, -1).map(({ completed }) => completed)
  if (whole.length === 0) return none('first_week', 'its first week is not over')

  const { today, timezone } = at
  const weekStart = startOfWeek(localDay(course.createdAt, timezone), today)
  const velocity = pace(whole)
  if (velocity <= 0) {
    const count = Math.min(WEEKS, whole.length)
    const span = count === 1 ? 'the week' : `the ${count} weeks`
    const until = plainDay(addDays(weekStart, -1))
    return none('nothing_completed', `nothing was completed in ${span} up to ${until}`)
  }
  const changed = work.lastActivity === null ? weekStart : localDay(work.lastActivity, timezone)
  const start = earlier(today, later(weekStart, changed))
  const dayAt = (points: number) => addDays(start, Math.min(MOST_DAYS, daysOf(remaining / points)))
  const dates = [dayAt(velocity * (1 + BAND)), dayAt(velocity), dayAt(velocity * (1 - BAND))]
  return { kind: 'date', velocity, band: ahead(dates, today, addDays(weekStart, 7)) }
}

function none(reason: NoForecast['reason'], because: string): WorkForecast {
  return { kind: 'none', reason, because }
}

function weeksOf({ scope, completed, inProgress }: WorkCourse) {
  return scope.flatMap((points, week) => {
    const entry = { scope: points, completed: completed[week] ?? 0, inProgress: inProgress[week] ?? 0 }
    return Object.values(entry).every(Number.isFinite) ? [entry] : []
  })
}

/** Weighted mean of what was completed in the last weeks. @param completed points at the end of each whole week, at least one */
function pace(completed: readonly number[]): number {
  const weeks = completed.map((points, week) => points - (completed[week - 1] ?? 0)).slice(-WEEKS)
  const sum = weeks.reduce((total, points, index) => total + points * (index + 1), 0)
  return sum / ((weeks.length * (weeks.length + 1)) / 2)
}

/** The first day of the week that runs: the weeks of a project begin on the weekday on which it was created. */
function startOfWeek(created: Day, today: Day): Day {
  return addDays(created, 7 * Math.max(0, Math.floor(daysBetween(created, today) / 7)))
}

/** A hair below a whole day is that day: quotients are not exact. */
function daysOf(weeks: number): number {
  return Math.ceil(weeks * 7 - 1e-9)
}

/** Days that are over are put off to the end of the week, none behind the next one. */
function ahead(dates: readonly Day[], today: Day, weekEnd: Day): ForecastBand {
  const [earliest = weekEnd, day = weekEnd, latest = weekEnd] = dates.map((date) =>
    date < today ? weekEnd : date,
  )
  const middle = earlier(day, latest)
  return { earliest: earlier(earliest, middle), day: middle, latest }
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}
