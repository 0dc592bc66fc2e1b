import type { Day, KeyResult } from '#src/core/model.ts'
import type { Aim } from '#src/core/scoring/definition.ts'
import type { Hold, Reach } from '#src/core/scoring/goal.ts'
import { expectedScore } from '#src/core/scoring/plan-clock.ts'
import type { ScoreResult } from '#src/core/scoring/score-input.ts'
import { amount, bareAmount, roundAmount } from './amount.ts'
import { plainDay } from './plain-day.ts'
import { plainNumber } from './plain-number.ts'

/** A key result that has a value. */
export interface Standing {
  readonly keyResult: KeyResult
  readonly score: Omit<ScoreResult, 'problems' | 'valid'>
  readonly aim: Aim
  /** The day of its latest check-in. */
  readonly day: Day
}

/**
 * Where the value stands against the goal and what follows from it, in sentences that are true as of the day of the check-in
 * and stay so: the plan is that of the same day.
 */
export function standingInWords(standing: Standing): string[] {
  const { score, aim, day, keyResult } = standing
  const { goal } = aim
  const isOpen = score.status !== 'complete' && !score.reasons.includes('missed')
  if (goal.kind === 'yes_no') {
    if (score.current === 1) return [`Done on ${plainDay(day)}.`]
    const found = `Not done on ${plainDay(day)}; due by ${plainDay(aim.period.end)}.`
    // The chance falls with the clock alone, so it is left to its own column.
    return isOpen ? [found, 'Nothing shows how far it is.'] : [found]
  }
  if (goal.kind === 'hold') {
    const found = `${held(standing, goal)}.`
    return isOpen ? [found, `Chance that it holds: ${chance(score)}.`] : [found]
  }
  if (score.status === 'complete') return [`${covered(standing, goal)}.`, achieved(score.raw)]
  const { baseline } = goal
  if (!isOpen || baseline === null || score.raw === null) return [`${covered(standing, goal)}.`]
  const isAssumed = keyResult.baseline === null && keyResult.type !== 'milestone'
  return [
    ...paced(standing, { ...goal, baseline }, score.raw),
    isAssumed ? `Baseline is empty, ${bareAmount(keyResult, baseline)} is assumed.` : '',
  ]
}

/** The list itself holds the value; Current and Target do not. */
export function isMilestoneList({ type, milestones }: KeyResult): boolean {
  return type === 'milestone' && milestones.trim() !== ''
}

function held({ keyResult, score, day }: Standing, { low, high }: Hold): string {
  const value = score.current ?? 0
  const where = value >= low && value <= high ? 'within' : 'out of'
  return `${amount(keyResult, value)} on ${plainDay(day)}, ${where} bounds (${bounds(keyResult, low, high)})`
}

function bounds(keyResult: KeyResult, low: number, high: number): string {
  if (high === Number.POSITIVE_INFINITY) return `at least ${amount(keyResult, low)}`
  if (low === Number.NEGATIVE_INFINITY) return `at most ${amount(keyResult, high)}`
  return `${bareAmount(keyResult, low)} to ${amount(keyResult, high)}`
}

function covered({ keyResult, score, day }: Standing, { baseline, target }: Reach): string {
  const value = score.current ?? 0
  const on = `on ${plainDay(day)}`
  if (isMilestoneList(keyResult)) return `${percent(value)} of the milestones done ${on}`
  if (baseline === null || baseline === 0)
    return `${bareAmount(keyResult, value)} of ${amount(keyResult, target)} ${on}`
  return `${amount(keyResult, value)} ${on}, on the way from ${bareAmount(keyResult, baseline)} to ${amount(keyResult, target)}`
}

function achieved(raw: number | null): string {
  return raw !== null && raw < 1 ? `Achieved, ${plainNumber(raw)} of a stretch target.` : 'Reached.'
}

function paced(standing: Standing, goal: Reach & { readonly baseline: number }, raw: number): string[] {
  const { keyResult, score, aim, day } = standing
  const { need, pace, targetScore } = score
  const way = goal.target - goal.baseline
  const planned = expectedScore(goal, aim.pacing, aim.period, day, targetScore)
  const plan = isMilestoneList(keyResult)
    ? percent(planned)
    : roundAmount(keyResult, goal.baseline + planned * way, way)
  const mark = targetScore < 1 ? ` for the ${percent(targetScore)} mark` : ''
  const isBehind = raw < planned
  const told = [`${covered(standing, goal)}; the plan${mark} was ${plan}.`]
  if (score.reasons.includes('no_movement')) told.push('Nothing has moved since the start.')
  if (score.status === 'at_risk' && !isBehind) told.push('On plan, no margin.')
  told.push(`Chance of reaching it: ${chance(score)}.`)
  if (score.status !== 'on_track' && isBehind && need !== null && pace !== null) {
    told.push(`It needs ${plainNumber(need)} times the planned pace; ${plainNumber(pace)} is likely.`)
  }
  return told
}

function chance({ confidence }: Standing['score']): string {
  return percent(confidence ?? 0)
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
