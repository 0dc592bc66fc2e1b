import type { Day, Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { elapsed } from '#src/core/time/period.ts'
import { colourOf } from './colour.ts'
import type { Aim } from './definition.ts'
import { firstThat } from './first-that.ts'
import { paceGap } from './forecast.ts'
import { planClock } from './plan-clock.ts'
import { rawScore } from './score.ts'
import { stepOf } from './step-of.ts'

/** Further than so many times the way nobody is asked to go. */
const FURTHEST = 1.5

/** Share of a step that is rounding. */
const ROUNDING = 1e-9

/**
 * The least far value, in the unit of the Current column, that would have been on track on a day, rounded to the green side;
 * null: no value up to 1.5 times the way would, or the goal has no pace. Of a list of milestones it is the share done.
 * @param input.day the day of the check-in
 * @param input.previousColour what it would have to turn green; null: no margin is asked for
 */
export function greenAt(input: {
  readonly aim: Aim
  readonly day: Day
  readonly targetScore: number
  readonly previousColour: Status | null
  readonly policy: Policy
}): number | null {
  const { aim, day, targetScore, policy } = input
  const { goal, period, pacing } = aim
  if (goal.kind !== 'reach' || goal.baseline === null) return null
  const { baseline, target } = goal
  const t = elapsed(period, day)
  const clock = planClock(pacing, period, day)
  // What is green already is not let off with less.
  const previousColour = input.previousColour === 'on_track' ? null : input.previousColour
  const step = stepOf(goal)
  const first = Math.ceil(baseline / step - ROUNDING)
  const isGreen = (steps: number) => {
    const raw = rawScore(goal, (first + steps) * step) ?? Number.NaN
    if (!Number.isFinite(raw)) return false
    const { confidence } = paceGap({ raw, clock }, targetScore, policy.forecast)
    return colourOf(confidence, policy.cuts, { previousColour, t }) === 'on_track'
  }

  // The confidence never falls on the way, so the first green value is found by halving.
  const most = Math.floor((baseline + FURTHEST * (target - baseline)) / step + ROUNDING) - first
  const least = firstThat(0, most, isGreen)
  if (least === null) return null
  // 3 * 0.1 is 0.30000000000000004.
  return Number(((first + least) * step).toPrecision(12))
}
