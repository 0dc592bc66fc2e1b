import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, Period, Status } from '#src/core/model.ts'
import type { Colour } from '#src/core/scoring/colour.ts'
import { reaches } from '#src/core/scoring/forecast.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { elapsed } from '#src/core/time/period.ts'

/** The days of rule version 1 were stored without their target score and colour. */
const WITHOUT_TARGET_SCORE = '1'

/** A score that is older than this at the end of the period is not the outcome. */
const OUTCOME_WITHIN_DAYS = 7

/** A key result whose period is over: what was known of it day by day, and what became of it. */
export interface PastCourse {
  readonly period: Period
  /** Its last score reached the target score. */
  readonly hit: boolean
  /** The days on which it was green, amber or red, oldest first; at least one. */
  readonly days: readonly PastDay[]
}

export interface PastDay {
  readonly day: Day
  readonly ruleVersion: string
  /** 0..1 */
  readonly confidence: number
  /** 0..1; null: no value yet. */
  readonly score: number | null
  /** Elapsed share of the period. */
  readonly t: number
  readonly status: Colour
  /** By confidence alone; null: there was no check-in, and silence alone gave the status. */
  readonly colour: Colour | null
  /** true: hysteresis starts anew, since the goal was edited or there was no colour the day before. */
  readonly startsAnew: boolean
}

/** What a backtest cannot use, so that nobody takes the rest for the whole. */
export interface LeftOut {
  /** Key results whose period goes on. */
  readonly running: number
  /** Key results whose last stored score is from more than 7 days before the end of their period. */
  readonly withoutOutcome: number
  /** Key results that were never green, amber or red. */
  readonly withoutColour: number
  /** Of key results that are used: days unknown, complete or not started. */
  readonly greyDays: number
  /** Of key results that are used: days on which the chance was told of another goal, or another end, than was judged. */
  readonly movedDays: number
  /** Days whose target score is not known, since the first rules did not keep it. */
  readonly oldDays: number
}

/**
 * Sorts stored days into key results whose period ended before today, each with its outcome (last stored score against the
 * target score of that day). A goal that was moved is judged from when it was as it ended: of the one before nobody knows
 * whether it would have been reached.
 */
export function pastCourses(
  days: readonly KeyResultDay[],
  today: Day,
): { courses: readonly PastCourse[]; leftOut: LeftOut } {
  const usable = days.filter(({ ruleVersion }) => ruleVersion !== WITHOUT_TARGET_SCORE)
  const courses: PastCourse[] = []
  const left = { running: 0, withoutOutcome: 0, withoutColour: 0, greyDays: 0, movedDays: 0 }
  for (const ofOne of Map.groupBy(usable, ({ keyResultId }) => keyResultId).values()) {
    for (const cycle of cyclesOf(ofOne)) {
      const period = cycle.at(-1)?.period
      if (!period) continue
      const outcome = outcomeOf(cycle, period)
      const judged = cycle.findLast(({ score }) => score !== null)
      const isMoved = (day: KeyResultDay) => judged !== undefined && !isSameAim(day, judged)
      const ofCourse = cycle.flatMap((day, index) =>
        isMoved(day) ? [] : (pastDay(day, cycle[index - 1]) ?? []),
      )
      if (period.end >= today) left.running += 1
      else if (outcome === null) left.withoutOutcome += 1
      else if (ofCourse.length === 0) left.withoutColour += 1
      else {
        courses.push({ period, hit: outcome === 'hit', days: ofCourse })
        const moved = cycle.filter(isMoved).length
        left.movedDays += moved
        left.greyDays += cycle.length - moved - ofCourse.length
      }
    }
  }
  return { courses, leftOut: { ...left, oldDays: days.length - usable.length } }
}

/** The days of each of a key result's periods; one that was moved and still overlaps is the same. Days without are left out. */
function cyclesOf(days: readonly KeyResultDay[]): KeyResultDay[][] {
  const cycles: KeyResultDay[][] = []
  let until: Day | null = null
  for (const day of days.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    if (day.period === null) continue
    if (until === null || day.period.start > until) cycles.push([])
    cycles.at(-1)?.push(day)
    until = day.period.end
  }
  return cycles
}

/** By the last score of the cycle, against the target score of that day; null: it is too old to be the outcome. */
function outcomeOf(cycle: readonly KeyResultDay[], period: Period): 'hit' | 'miss' | null {
  const last = cycle.findLast(({ score }) => score !== null)
  if (!last || last.score === null) return null
  if (last.status === 'complete') return 'hit'
  if (daysBetween(last.day, period.end) > OUTCOME_WITHIN_DAYS) return null
  return reaches(last.score, last.targetScore) ? 'hit' : 'miss'
}

function pastDay(day: KeyResultDay, before: KeyResultDay | undefined): PastDay | null {
  const { confidence, score, period, ruleVersion } = day
  const status = colourIn(day.status)
  if (confidence === null || status === null || period === null) return null
  return {
    day: day.day,
    ruleVersion,
    confidence,
    score,
    t: elapsed(period, day.day),
    status,
    colour: colourIn(day.colour),
    startsAnew: before === undefined || before.colour === null || !isSameGoal(before, day),
  }
}

function colourIn(status: Status | null): Colour | null {
  return status === 'on_track' || status === 'at_risk' || status === 'off_track' ? status : null
}

/** Whether a chance was told of the same thing; a baseline or target that was empty on one of the days was the same. */
function isSameAim(a: KeyResultDay, b: KeyResultDay): boolean {
  const isSame = (one: number | null, other: number | null) => one === null || other === null || one === other
  return (
    isSame(a.baseline, b.baseline) &&
    isSame(a.target, b.target) &&
    a.targetScore === b.targetScore &&
    a.period?.end === b.period?.end
  )
}

function isSameGoal(a: KeyResultDay, b: KeyResultDay): boolean {
  return (
    a.baseline === b.baseline &&
    a.target === b.target &&
    a.weight === b.weight &&
    a.period?.start === b.period?.start &&
    a.period?.end === b.period?.end
  )
}
