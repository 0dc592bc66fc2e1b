import type { Day, Period } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { elapsed } from '#src/core/time/period.ts'
import type { Curve } from './curve.ts'
import { plannedShare } from './curve.ts'
import type { Goal } from './goal.ts'
import type { Milestone } from './milestones.ts'

/** How a key result is planned to come along. */
export interface Pacing {
  /** What the forecast and the status reckon with. */
  readonly clock: Curve
  /** What is due when, by its own date; null: progress is expected to be as steady as the clock. */
  readonly steps: readonly Step[] | null
}

interface Step {
  readonly due: Day
  /** Of the whole, 0..1. */
  readonly share: number
}

/**
 * Pacing of a milestone list with dates: the clock runs straight from one due date to the next, since it would
 * stand still on the steps that are shown (scoring rules, "expected score and plan clock"). A due day counts as
 * in time until it is over.
 */
export function milestonePacing(milestones: readonly Milestone[], period: Period): Pacing {
  const all = milestones.reduce((sum, { weight }) => sum + weight, 0)
  const steps = milestones
    .map(({ due, weight }) => ({ due: due ?? period.end, share: weight / all }))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  const shares = new Map<number, number>()
  let share = 0
  for (const step of steps) {
    share = Math.min(1, share + step.share)
    // What is due together is one point, or the clock would leap there.
    shares.set(elapsed(period, addDays(step.due, 1)), share)
  }
  return { clock: [...shares].map(([t, planned]) => ({ t, share: planned })), steps }
}

/** u, the share of the way that the plan has covered by a day, 0..1. */
export function planClock(pacing: Pacing, period: Period, day: Day): number {
  return plannedShare(pacing.clock, elapsed(period, day))
}

/**
 * The score that is expected on a day, 0..1: the planned share of the target score s*; of what is due by its
 * own date, all of what was due before; 1 at all times for a value to keep; for yes or no 0 until it is due,
 * then 1.
 */
export function expectedScore(
  goal: Goal,
  pacing: Pacing,
  period: Period,
  day: Day,
  targetScore: number,
): number {
  if (goal.kind === 'hold') return 1
  if (goal.kind === 'yes_no') return day > period.end ? 1 : 0
  if (pacing.steps === null) return planClock(pacing, period, day) * targetScore
  const due = pacing.steps.reduce((sum, step) => (step.due < day ? sum + step.share : sum), 0)
  return Math.min(1, due) * targetScore
}
