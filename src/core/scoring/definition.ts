import type { Ambition, Day, Period } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { isDay } from '#src/core/time/day.ts'
import { readCurve } from './curve.ts'
import type { Goal } from './goal.ts'
import { readHoldGoal } from './hold-goal.ts'
import { type Milestone, readMilestones, shareDone } from './milestones.ts'
import { milestonePacing, type Pacing } from './plan-clock.ts'
import { readMilestoneGoal, readReachGoal } from './reach-goal.ts'
import { isUsable, type Reading, readReadings } from './readings.ts'
import { rawScore } from './score.ts'
import type { ScoreInput, ScoreProblem } from './score-input.ts'
import { scoreError, scoreWarning } from './score-problem.ts'
import { usedWeight } from './weight.ts'

/** Further from the baseline than this many times the target is a slip of the hand. */
const WILDEST = 1e9

/** A key result as it can be scored, with everything that is wrong with it. */
export interface Definition {
  /** At least 0. */
  readonly weight: number
  readonly ambition: Ambition
  /** s*. */
  readonly targetScore: number
  /** Oldest first, none after today. */
  readonly readings: readonly Reading[]
  readonly problems: readonly ScoreProblem[]
  /** null: none, or one that is no stretch of days. */
  readonly period: Period | null
  /** null: the definition is invalid. */
  readonly aim: Aim | null
}

export interface Aim {
  readonly goal: Goal
  readonly period: Period
  readonly pacing: Pacing
}

interface Read {
  readonly goal: Goal | null
  readonly problems: readonly ScoreProblem[]
}

/**
 * Checks what was typed (scoring rules, "inputs and validation" and "edges"): what cannot be told is a problem
 * and never guessed.
 */
export function readDefinition(input: ScoreInput, now: Day, policy: Policy): Definition {
  const { weight, problem: weightProblem } = usedWeight(input.weight)
  const ambition = input.ambition === 'invalid' || input.ambition === null ? policy.ambition : input.ambition
  const periodProblem = checkPeriod(input.period)
  const period = periodProblem === null ? input.period : null
  const list =
    input.type === 'milestone' ? readMilestones(input.milestones) : { milestones: [], problems: [] }
  const recorded = readReadings(input, now)
  const readings =
    list.milestones.length > 0 ? listReadings(list.milestones, recorded.readings, now) : recorded.readings
  const numberProblems = checkNumbers(input)

  const read: Read =
    numberProblems.length > 0
      ? { goal: null, problems: [] }
      : readGoal(input, period, list.milestones, readings)
  const scaled = read.goal === null ? { readings, problems: [] } : dropWild(read.goal, readings)
  const paced =
    read.goal === null || period === null ? null : readPacing(input.curve, read.goal, period, list.milestones)

  const problems = [
    ...(weightProblem === null ? [] : [weightProblem]),
    ...(input.ambition === 'invalid' ? [unknownAmbition(policy.ambition)] : []),
    ...(periodProblem === null ? [] : [periodProblem]),
    ...numberProblems,
    ...list.problems,
    ...recorded.problems,
    ...read.problems,
    ...scaled.problems,
    ...(paced?.problem ? [paced.problem] : []),
  ]
  const isValid = problems.every(({ level }) => level !== 'error')
  return {
    weight,
    ambition,
    targetScore: policy.targetScores[ambition],
    readings: scaled.readings,
    problems,
    period,
    aim:
      isValid && read.goal !== null && period !== null && paced !== null
        ? { goal: read.goal, period, pacing: paced.pacing }
        : null,
  }
}

function readGoal(
  input: ScoreInput,
  period: Period | null,
  milestones: readonly Milestone[],
  readings: readonly Reading[],
): Read {
  const { type, direction } = input
  if (type === 'invalid') {
    const problem = scoreError({
      code: 'unknown_type',
      property: 'Type',
      message: 'Type holds an option that no rule knows.',
      mend: 'Set Type to Metric, Percentage, Milestone, Yes/No or Maintain.',
    })
    return { goal: null, problems: [problem] }
  }
  if (type === 'yes_no') return { goal: { kind: 'yes_no' }, problems: [] }
  if (type === 'milestone') return readMilestoneGoal(input, milestones, readings)
  if (direction === 'invalid') {
    const problem = scoreError({
      code: 'unknown_direction',
      property: 'Direction',
      message: 'Direction holds an option that no rule knows.',
      mend: 'Set Direction to Increase, Decrease, At least, At most or Between, or leave it empty.',
    })
    return { goal: null, problems: [problem] }
  }
  const isKept = direction === 'at_least' || direction === 'at_most' || direction === 'between'
  return type === 'maintain' || isKept ? readHoldGoal(input) : readReachGoal(input, period, readings)
}

function readPacing(
  typed: string | null,
  goal: Goal,
  period: Period,
  milestones: readonly Milestone[],
): { readonly pacing: Pacing; readonly problem: ScoreProblem | null } {
  if (milestones.some(({ due }) => due !== null)) {
    return { pacing: milestonePacing(milestones, period), problem: null }
  }
  // Yes or no runs straight to its due date, and a value to keep has no curve.
  const { curve, problem } = readCurve(goal.kind === 'reach' ? typed : null, period)
  return { pacing: { clock: curve, steps: null }, problem }
}

/**
 * A list is a check-in of the share that it shows: the last one if that is equal, else one of today. An
 * untouched list is none.
 */
function listReadings(
  milestones: readonly Milestone[],
  recorded: readonly Reading[],
  now: Day,
): readonly Reading[] {
  const value = shareDone(milestones)
  const latest = recorded.at(-1)
  if (latest === undefined ? value === 0 : reads(latest, value)) return recorded
  return [...recorded.filter(({ day }) => day < now), { day: now, value }]
}

function reads({ value }: Reading, share: number): boolean {
  return Math.abs(value - share) < 1e-6
}

function dropWild(goal: Goal, readings: readonly Reading[]) {
  if (goal.kind !== 'reach') return { readings, problems: [] }
  const isTame = ({ value }: Reading) => Math.abs(rawScore(goal, value) ?? 0) <= WILDEST
  const wild = readings.find((reading) => !isTame(reading))
  if (wild === undefined) return { readings, problems: [] }
  const tame = readings.filter(isTame)
  const parts = {
    code: 'bad_value',
    property: 'Current',
    message: `The check-in of ${wild.day} is ${wild.value}, out of all proportion to the way from ${goal.baseline} to ${goal.target}; it is left out.`,
    mend: `Correct Current, Baseline or Target; a value on the way would be ${goal.target}.`,
  }
  return { readings: tame, problems: [tame.length === 0 ? scoreError(parts) : scoreWarning(parts)] }
}

function checkPeriod(period: Period | null): ScoreProblem | null {
  if (period === null) {
    return scoreError({
      code: 'no_period',
      property: 'Cycle',
      message: 'Its objective has neither a Cycle nor a Period that can be read.',
      mend: 'Set Cycle on the objective, for example 2026-Q4, or fill its Period.',
    })
  }
  if (isDay(period.start) && isDay(period.end) && period.start <= period.end) return null
  return scoreError({
    code: 'bad_period',
    property: 'Period',
    message: `The period runs from ${period.start} to ${period.end}, which is no stretch of days.`,
    mend: 'Set Period on the objective to a first and a last day, for example 2026-10-01 to 2026-12-31.',
  })
}

function checkNumbers({ baseline, target, floor }: ScoreInput): readonly ScoreProblem[] {
  const problems = [
    checkNumber('Baseline', baseline),
    checkNumber('Target', target),
    checkNumber('Floor', floor),
  ]
  return problems.filter((problem) => problem !== null)
}

function checkNumber(property: string, value: number | null): ScoreProblem | null {
  if (value === null || isUsable(value)) return null
  return scoreError({
    code: 'not_a_number',
    property,
    message: `${property} is ${value}, which cannot be reckoned with.`,
    mend: `Fill ${property} with a plain number, for example 60.`,
  })
}

function unknownAmbition(used: Ambition): ScoreProblem {
  return scoreWarning({
    code: 'unknown_ambition',
    property: 'Ambition',
    message: `Ambition holds an option that no rule knows; it is taken as ${used}.`,
    mend: 'Set Ambition to Committed or Aspirational.',
  })
}
