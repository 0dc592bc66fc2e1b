import { sameNumber } from '#src/core/cell-value.ts'
import type { Day, KeyResult } from '#src/core/model.ts'
import type { Hold, Reach } from '#src/core/scoring/goal.ts'
import { expectedScore, planClock } from '#src/core/scoring/plan-clock.ts'
import { amount, bareAmount, roundAmount } from './amount.ts'
import type { Standing } from './case.ts'
import { isMilestoneList } from './is-milestone-list.ts'
import { isOpen } from './is-open.ts'
import { percent } from './percent.ts'
import { plainDay } from './plain-day.ts'
import { plainNumber } from './plain-number.ts'

/**
 * Where the value stands against the goal and the chance that follows, in sentences that are true as of the day of the check-in
 * and stay so: the plan is that of the same day.
 */
export function standingInWords(standing: Standing): string[] {
  const { score, aim } = standing
  const { goal } = aim
  if (goal.kind === 'yes_no') return [doneOrNot(standing)]
  if (goal.kind === 'hold') {
    const found = `${held(standing, goal)}.`
    return isOpen(standing) ? [found, `Chance that it holds: ${percent(score.confidence ?? 0)}.`] : [found]
  }
  if (score.status === 'complete')
    return [`${covered(standing, goal, firstDay(standing))}.`, achieved(score.raw)]
  const { baseline } = goal
  if (!isOpen(standing) || baseline === null || score.raw === null)
    return [`${covered(standing, goal, standing.day)}.`]
  return paced(standing, { ...goal, baseline }, score.raw)
}

/** It is measured or confirmed every day, but it was done once: the first day of check-ins that all show it counts. */
function firstDay({ days, score, day }: Standing): Day {
  const { current } = score
  if (current === null) return day
  const other = days.findLastIndex((each) => !sameNumber(each.value, current))
  return days[other + 1]?.day ?? day
}

function doneOrNot(standing: Standing): string {
  const { score, aim, day } = standing
  return score.current === 1
    ? `Done on ${plainDay(firstDay(standing))}.`
    : `Not done on ${plainDay(day)}; due by ${plainDay(aim.period.end)}.`
}

function held({ keyResult, score, day }: Standing, { low, high }: Hold): string {
  const value = score.current ?? 0
  const where = value >= low && value <= high ? 'within' : 'out of'
  return `${amount(keyResult, value)} on ${plainDay(day)}, ${where} bounds (${bounds(keyResult, low, high)})`
}

function bounds(keyResult: KeyResult, low: number, high: number): string {
  if (high === Number.POSITIVE_INFINITY) return `at least ${bareAmount(keyResult, low)}`
  if (low === Number.NEGATIVE_INFINITY) return `at most ${bareAmount(keyResult, high)}`
  return `${bareAmount(keyResult, low)} to ${bareAmount(keyResult, high)}`
}

function covered({ keyResult, score }: Standing, { baseline, target }: Reach, day: Day): string {
  const value = score.current ?? 0
  const on = `on ${plainDay(day)}`
  if (isMilestoneList(keyResult)) return `${percent(value)} of the milestones done ${on}`
  if (baseline === null || baseline === 0)
    return `${bareAmount(keyResult, value)} of ${amount(keyResult, target)} ${on}`
  return `${amount(keyResult, value)} ${on} (from ${bareAmount(keyResult, baseline)} to ${bareAmount(keyResult, target)})`
}

function achieved(raw: number | null): string {
  return raw !== null && raw < 1 ? `Achieved, ${plainNumber(raw)} of a stretch target.` : 'Reached.'
}

function paced(standing: Standing, goal: Reach & { readonly baseline: number }, raw: number): string[] {
  const { keyResult, score, aim, day } = standing
  const { targetScore } = score
  const way = goal.target - goal.baseline
  const planned = expectedScore(goal, aim.pacing, aim.period, day, targetScore)
  const plan = isMilestoneList(keyResult)
    ? percent(planned)
    : roundAmount(keyResult, goal.baseline + planned * way, way)
  const mark = targetScore < 1 ? ` for the ${percent(targetScore)} mark` : ''
  const planInWords =
    aim.pacing.steps === null ? `the plan${mark} was ${plan}` : dueInWords(standing, plan, mark)
  const told = [`${covered(standing, goal, day)}, ${planInWords}.`]
  const moved = movement(standing)
  if (moved !== '') told.push(moved)
  if (score.colour === 'at_risk' && raw >= planned) told.push('On plan, no margin.')
  // What rests on linked work moves from day to day, so it is left to its own column.
  if (!score.reasons.includes('from_linked_work'))
    told.push(`Chance of reaching it: ${percent(score.confidence ?? 0)}.`)
  return told
}

/** Of dated milestones, what was due and where the plan stood on its way to the next: the chance goes by the second. */
function dueInWords({ score, aim, day }: Standing, due: string, mark: string): string {
  const stood = percent(planClock(aim.pacing, aim.period, day) * score.targetScore)
  return `${due} were due${mark}${stood === due ? '' : ` and the plan stood at ${stood}`}`
}

function movement({ keyResult, score, days }: Standing): string {
  if (score.reasons.includes('no_movement')) return 'Nothing has moved since the start.'
  const before = days.at(-2)
  if (score.reasons.includes('regressed') && before !== undefined) {
    const value = isMilestoneList(keyResult) ? percent(before.value) : bareAmount(keyResult, before.value)
    return `It was ${value} on ${plainDay(before.day)}.`
  }
  return score.reasons.includes('no_gain') ? 'No gain over the last third of the plan.' : ''
}
