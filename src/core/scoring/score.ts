import type { Day, Period } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import type { Goal, Hold, Reach } from './goal.ts'
import type { Reading } from './readings.ts'

/** Days that a reading of a value to keep stands for when no other follows. */
const HOLDS_FOR = 14

/** Both null: nothing recorded that the score could rest on. */
export interface Score {
  /** Unclamped: below 0 is worse than the baseline, above 1 is exceeded. */
  readonly raw: number | null
  /** 0..1. */
  readonly score: number | null
}

/**
 * Score of a goal (scoring rules, "score"): the way covered from baseline to target; done or not; or the share
 * of the elapsed time that a value was kept within its bounds, where raw is how far the latest reading is.
 * @param readings oldest first, none after `now`
 */
export function scoreGoal(goal: Goal, readings: readonly Reading[], period: Period, now: Day): Score {
  const latest = readings.at(-1)
  if (latest === undefined) return { raw: null, score: null }
  if (goal.kind === 'hold') {
    const score = timeKept(goal, readings, period, now)
    return { raw: score === null ? null : kept(goal, latest.value), score }
  }
  const raw = goal.kind === 'yes_no' ? latest.value : rawScore(goal, latest.value)
  return { raw, score: raw === null ? null : Math.min(1, Math.max(0, raw)) }
}

/** The way covered from baseline to target, for either direction and any sign; null without a baseline. */
export function rawScore(goal: Reach, value: number): number | null {
  if (goal.baseline === null) return null
  // Adding 0 turns the -0 of a decrease that has not moved into 0.
  return (value - goal.baseline) / (goal.target - goal.baseline) + 0
}

/**
 * How far a reading is within bounds: 1 inside, less on the way to the floor, 0 beyond or where there is no
 * floor.
 */
export function kept({ low, high, slack }: Hold, value: number): number {
  const breach = Math.max(low - value, value - high)
  if (breach <= 0) return 1
  return slack === null ? 0 : Math.max(0, 1 - breach / slack)
}

/** Mean over the elapsed time; time that no reading stands for is not counted at all. */
function timeKept(goal: Hold, readings: readonly Reading[], period: Period, now: Day): number | null {
  const offset = (day: Day) => daysBetween(period.start, day)
  const until = Math.min(offset(now), offset(period.end) + 1)
  let days = 0
  let sum = 0
  for (const [index, { day, value }] of readings.entries()) {
    const next = readings[index + 1]
    const to = Math.min(until, offset(day) + HOLDS_FOR, next === undefined ? until : offset(next.day))
    const held = Math.max(0, to - Math.max(0, offset(day)))
    days += held
    sum += held * kept(goal, value)
  }
  if (days > 0) return sum / days
  // No time has passed since the latest reading: it stands for itself.
  const latest = readings.at(-1)
  return latest === undefined || until - offset(latest.day) > HOLDS_FOR ? null : kept(goal, latest.value)
}
