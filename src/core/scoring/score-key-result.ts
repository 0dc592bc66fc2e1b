import type { Evidence } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { elapsed } from '#src/core/time/period.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { type Aim, type Definition, readDefinition } from './definition.ts'
import { type Forecast, holdForecast, paceGap, reaches, settled, yesNoForecast } from './forecast.ts'
import type { Goal } from './goal.ts'
import { expectedScore, planClock } from './plan-clock.ts'
import type { Reading } from './readings.ts'
import { riskOf } from './risk.ts'
import { kept, rawScore, scoreGoal } from './score.ts'
import type { ScoreInput, ScoreProblem, ScoreResult } from './score-input.ts'
import { scoreWarning } from './score-problem.ts'
import { type Reason, type Standing, statusOf } from './status.ts'

/** Less of the plan than this is little to judge by. */
const EARLY = 0.3

/**
 * What the scoring rules say of one key result on one day. Pure: the same input gives the same output.
 * Whatever is typed, every number that comes out is finite or null, and null means unknown.
 */
export function scoreKeyResult(input: ScoreInput, now: Day, policy: Policy): ScoreResult {
  const definition = readDefinition(input, now, policy)
  const { aim, readings } = definition
  if (aim === null) return unscored(input, definition, now, 'invalid')
  if (input.sourceUnknown && readings.length === 0) return unscored(input, definition, now, 'source_unknown')
  return scored(input, definition, aim, now, policy)
}

function scored(input: ScoreInput, definition: Definition, aim: Aim, now: Day, policy: Policy): ScoreResult {
  const { readings, targetScore } = definition
  const { goal, period, pacing } = aim
  const t = elapsed(period, now)
  const clock = planClock(pacing, period, now)
  const latest = readings.at(-1)
  const since = readings.filter(({ day }) => day >= period.start)
  const latestClock = latest === undefined ? 0 : planClock(pacing, period, latest.day)

  const { raw, score } = scoreGoal(goal, readings, period, now)
  const achieved = goal.kind === 'hold' ? score : raw
  const standing = {
    hasStarted: now >= period.start,
    hasEnded: now > period.end,
    t,
    clock,
    achieved,
    targetScore,
    isFinal: goal.kind === 'yes_no' || (goal.kind === 'reach' && goal.final),
    isClosed: input.state === 'closed',
    checkIns: since.length,
    hasMoved: since.some(({ value }) => hasMoved(goal, value)),
    isYesNo: goal.kind === 'yes_no',
  }
  const open = standing.hasEnded
    ? null
    : forecastOf(goal, { score, raw, t, latestClock, since }, targetScore, policy)
  const { status, reasons } = statusOf({ ...standing, confidence: open?.confidence ?? null }, policy.cuts)
  const isOver = status === 'complete' || standing.hasEnded
  const outlook = isOver ? (achieved === null ? null : settled(achieved, targetScore)) : open
  const expected = expectedScore(goal, pacing, period, now, targetScore)

  return {
    weight: definition.weight,
    ambition: definition.ambition,
    targetScore,
    baseline: goal.kind === 'reach' ? goal.baseline : input.baseline,
    current: latest?.value ?? null,
    lastCheckIn: latest?.day ?? null,
    score,
    raw,
    plan: clock,
    expected,
    gap: score === null ? null : expected - score,
    forecast: outlook?.forecast ?? null,
    confidence: outlook?.confidence ?? null,
    confidenceFull: outlook?.confidenceFull ?? null,
    need: outlook?.need ?? null,
    pace: outlook?.pace ?? null,
    status,
    risk: riskOf(status, t, outlook?.need ?? null),
    evidence: evidenceOf(since, latestClock),
    reasons,
    problems: [...definition.problems, ...checkClosing(input, goal, standing)],
    valid: true,
  }
}

function forecastOf(
  goal: Goal,
  seen: {
    readonly score: number | null
    readonly raw: number | null
    readonly t: number
    readonly latestClock: number
    readonly since: readonly Reading[]
  },
  targetScore: number,
  policy: Policy,
): Forecast {
  const { score, raw, t, latestClock, since } = seen
  if (goal.kind === 'yes_no') return raw === 1 ? settled(raw, targetScore) : yesNoForecast(t)
  if (goal.kind === 'reach') {
    return paceGap({ raw: raw ?? 0, clock: latestClock }, targetScore, policy.forecast)
  }
  const within = since.map(({ value }) => kept(goal, value) === 1)
  return holdForecast(score, t, within)
}

function unscored(input: ScoreInput, definition: Definition, now: Day, reason: Reason): ScoreResult {
  const latest = definition.readings.at(-1)
  const isBeforeStart = definition.period !== null && now < definition.period.start
  const status = isBeforeStart ? 'not_started' : 'unknown'
  return {
    weight: definition.weight,
    ambition: definition.ambition,
    targetScore: definition.targetScore,
    baseline: input.baseline !== null && Number.isFinite(input.baseline) ? input.baseline : null,
    current: latest?.value ?? null,
    lastCheckIn: latest?.day ?? null,
    score: null,
    raw: null,
    plan: null,
    expected: null,
    gap: null,
    forecast: null,
    confidence: null,
    confidenceFull: null,
    need: null,
    pace: null,
    status,
    risk: riskOf(status, 0, null),
    evidence: 'none',
    reasons: isBeforeStart ? ['before_start', reason] : [reason],
    problems: definition.problems,
    valid: false,
  }
}

/** Every reading of a value to keep says something; of anything else only one that differs from the baseline. */
function hasMoved(goal: Goal, value: number): boolean {
  if (goal.kind === 'hold') return true
  return (goal.kind === 'yes_no' ? value : rawScore(goal, value)) !== 0
}

/** How much the forecast rests on (scoring rules, "forecast", evidence label). */
function evidenceOf(since: readonly Reading[], latestClock: number): Evidence {
  if (since.length === 0) return 'none'
  return since.length === 1 || latestClock < EARLY ? 'low' : 'ok'
}

function checkClosing(
  { state }: ScoreInput,
  goal: Goal,
  { hasEnded, achieved, targetScore }: Pick<Standing, 'hasEnded' | 'achieved' | 'targetScore'>,
): readonly ScoreProblem[] {
  const isReached = achieved !== null && reaches(achieved, targetScore)
  if (state !== 'closed' || hasEnded || isReached) return []
  const found =
    achieved === null
      ? 'nothing is recorded'
      : `its score is ${plainNumber(Math.floor(achieved * 100) / 100)}, below the ${targetScore} that counts as reached`
  return [
    scoreWarning({
      code: 'closed_below_target',
      property: 'State',
      message: `State is Closed, but ${found}; it is judged as if it were open.`,
      mend: `Record in Current what was reached, for example ${plainNumber(enough(goal, targetScore))}; or set State to Active, or to Dropped with a linked decision.`,
    }),
  ]
}

/** A value that would count as reached. */
function enough(goal: Goal, targetScore: number): number {
  if (goal.kind === 'yes_no') return 1
  if (goal.kind === 'hold') return Number.isFinite(goal.low) ? goal.low : goal.high
  const baseline = goal.baseline ?? 0
  return baseline + targetScore * (goal.target - baseline)
}
