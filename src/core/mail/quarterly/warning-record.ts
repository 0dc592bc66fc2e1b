import { type Warning, warning } from '#src/core/backtest/warning.ts'
import type { Day } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import type { GradedKeyResult } from './graded-key-result.ts'
import type { ToldCourse } from './told-courses.ts'

/** How early misses were shown red, and what was red and hit. */
export interface WarningRecord extends Warning {
  /** Those that were never red first, then the latest warning first. */
  readonly missed: readonly WarnedMiss[]
  /** Hits of which it is known what they were shown as. */
  readonly hits: number
  /** Hits that were red on some day, the longest first. A warning that was heeded looks the same. */
  readonly redHits: readonly RedHit[]
}

export interface WarnedMiss {
  readonly keyResult: GradedKeyResult
  /** The first day on which it was shown red; null: none before the end. */
  readonly redOn: Day | null
  /** From then to the last day of the period; 0 without a warning. */
  readonly leadDays: number
  /** false: nothing is stored of what it was shown as. */
  readonly isKnown: boolean
}

export interface RedHit {
  readonly keyResult: GradedKeyResult
  readonly redOn: Day
  /** The last day on which it was red. */
  readonly redUntil: Day
}

export function warningRecord(
  keyResults: readonly GradedKeyResult[],
  told: readonly ToldCourse[],
): WarningRecord {
  const courses = told.map(({ course }) => course)
  const courseOf = new Map(told.map(({ id, course }) => [id, course]))
  const missed: WarnedMiss[] = []
  const redHits: RedHit[] = []
  for (const keyResult of keyResults) {
    if (keyResult.outcome !== 'hit' && keyResult.outcome !== 'missed') continue
    const course = courseOf.get(keyResult.id)
    const red = (course?.days ?? []).filter(({ status }) => status === 'off_track').map(({ day }) => day)
    const redOn = red[0] ?? null
    if (keyResult.outcome === 'missed') {
      const leadDays = redOn === null || !course ? 0 : Math.max(0, daysBetween(redOn, course.period.end))
      missed.push({ keyResult, redOn, leadDays, isKnown: course !== undefined })
    } else if (redOn !== null) {
      redHits.push({ keyResult, redOn, redUntil: red.at(-1) ?? redOn })
    }
  }
  return {
    ...warning(
      courses,
      courses.map(({ days }) => days.map(({ status }) => status)),
    ),
    missed: missed.toSorted(
      (a, b) => a.leadDays - b.leadDays || Number(b.redOn === null) - Number(a.redOn === null),
    ),
    hits: courses.filter(({ hit }) => hit).length,
    redHits: redHits.toSorted((a, b) => redFor(b) - redFor(a)),
  }
}

function redFor({ redOn, redUntil }: RedHit): number {
  return daysBetween(redOn, redUntil)
}
