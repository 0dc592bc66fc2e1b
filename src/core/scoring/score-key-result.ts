import type { Day } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { elapsed } from '#src/core/time/period.ts'
import { checkClosing } from './closing.ts'
import { type Aim, type Definition, readDefinition } from './definition.ts'
import { evidenceOf } from './evidence.ts'
import { settled } from './forecast.ts'
import type { Goal } from './goal.ts'
import { judgedOn } from './judged-on.ts'
import { type Outlook, outlookOf, type Seen } from './outlook.ts'
import { expectedScore, planClock } from './plan-clock.ts'
import { reasonFlags } from './reason-flags.ts'
import { riskOf } from './risk.ts'
import { rawScore, scoreGoal } from './score.ts'
import type { ScoreInput, ScoreResult } from './score-input.ts'
import { stalenessOf } from './staleness.ts'
import { type Standing, statusOf } from './status.ts'
import { unscored } from './unscored.ts'

/** Nearer to the baseline than this share of the way is on it, in whatever unit. */
const ROUNDING = 1e-9

/**
 * What the scoring rules say of one key result on one day. Pure: the same input gives the same output.
 * Whatever is typed, every number that comes out is finite or null, and null means unknown.
 */
export function scoreKeyResult(input: ScoreInput, now: Day, policy: Policy): ScoreResult {
  return scoreDefinition(input, readDefinition(input, now, policy), now, policy)
}

/**
 * The same where the definition was read already.
 * @param definition as `readDefinition` gives it for the same input, day and policy
 */
export function scoreDefinition(
  input: ScoreInput,
  definition: Definition,
  now: Day,
  policy: Policy,
): ScoreResult {
  const { aim, readings } = definition
  if (aim === null) return unscored(input, definition, now, 'invalid')
  if (input.sourceUnknown && readings.length === 0) return unscored(input, definition, now, 'source_unknown')
  return scored(input, definition, aim, now, policy)
}

function scored(input: ScoreInput, definition: Definition, aim: Aim, now: Day, policy: Policy): ScoreResult {
  const { readings, targetScore } = definition
  const { goal, period, pacing } = aim
  const asOf = judgedOn(input.failingSince, readings, period, now)
  const t = elapsed(period, asOf)
  const clock = planClock(pacing, period, asOf)
  const latest = readings.at(-1)
  const [first] = readings
  const isAllSince = first === undefined || first.day >= period.start
  const since = isAllSince ? readings : readings.filter(({ day }) => day >= period.start)
  const { raw, score } = scoreGoal(goal, readings, period, asOf)

  const seen: Seen = { raw, score, latest, since, now: asOf, t, targetScore }
  const outlook = outlookOf(input, aim, seen, policy)
  const standing = standingOf(input, aim, seen, clock, outlook, policy)
  const { status, reasons } = statusOf(standing)
  const isOver = status === 'complete' || standing.hasEnded
  const { achieved } = standing
  const end = isOver ? (achieved === null ? null : settled(achieved, targetScore)) : outlook.forecast
  const expected = expectedScore(goal, pacing, period, now, targetScore)
  const need = end?.need ?? null
  const isJudged = !isOver && status !== 'not_started' && !standing.isSilent
  const flags = isJudged ? reasonFlags(goal, readings, ({ day }) => planClock(pacing, period, day), need) : []

  return {
    weight: definition.weight,
    ambition: definition.ambition,
    targetScore,
    baseline: goal.kind === 'reach' ? goal.baseline : input.baseline,
    current: latest?.value ?? null,
    lastCheckIn: latest?.day ?? null,
    score,
    raw,
    plan: planClock(pacing, period, now),
    expected,
    gap: score === null ? null : expected - score,
    forecast: end?.forecast ?? null,
    confidence: end?.confidence ?? null,
    confidenceFull: end?.confidenceFull ?? null,
    need,
    pace: end?.pace ?? null,
    status,
    colour: outlook.colour,
    risk: riskOf({ status, t, need, isUnverified: reasons.includes('unverified') }),
    evidence: evidenceOf(outlook.points, outlook.clock),
    reasons: flags.length === 0 ? reasons : [...reasons, ...flags],
    problems: [...definition.problems, ...checkClosing(input, goal, standing)],
    valid: true,
  }
}

function standingOf(
  input: ScoreInput,
  { goal, period }: Aim,
  seen: Seen,
  clock: number,
  { work, colour }: Outlook,
  policy: Policy,
): Standing {
  const { raw, score, since, now } = seen
  const isYesNo = goal.kind === 'yes_no'
  // Work was read today; beside it nothing needs to be typed until it is done.
  const lastSeen = isYesNo && work !== null ? now : (since.at(-1)?.day ?? null)
  return {
    hasStarted: now >= period.start,
    hasEnded: now > period.end,
    t: seen.t,
    clock,
    achieved: goal.kind === 'hold' ? score : raw,
    targetScore: seen.targetScore,
    isFinal: isYesNo || (goal.kind === 'reach' && goal.final),
    isClosed: input.state === 'closed',
    hasCheckIn: since.length > 0,
    isSilent: lastSeen === null,
    hasMoved: (work ?? 0) > 0 || since.some(({ value }) => hasMoved(goal, value)),
    hasWork: (input.workShare ?? 0) > 0,
    staleness: stalenessOf({ lastSeen, period, now }, policy),
    colour,
    basis: work !== null ? 'from_linked_work' : isYesNo ? 'no_progress_signal' : null,
  }
}

/** Every reading of a value to keep says something; of anything else only one that differs from the baseline. */
function hasMoved(goal: Goal, value: number): boolean {
  if (goal.kind === 'hold') return true
  return Math.abs(goal.kind === 'yes_no' ? value : (rawScore(goal, value) ?? 0)) > ROUNDING
}
