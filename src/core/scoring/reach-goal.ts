import type { Period } from '#src/core/model.ts'
import { assumeBaseline } from './baseline.ts'
import type { Goal } from './goal.ts'
import type { Milestone } from './milestones.ts'
import type { Reading } from './readings.ts'
import type { ScoreInput, ScoreProblem } from './score-input.ts'
import { scoreError, scoreWarning } from './score-problem.ts'

interface Read {
  /** null: it cannot be told. */
  readonly goal: Goal | null
  readonly problems: readonly ScoreProblem[]
}

/**
 * The goal of a metric or percentage (scoring rules, "inputs and validation"): baseline and target differ, in
 * the direction that was named. Without a period no baseline is assumed.
 */
export function readReachGoal(input: ScoreInput, period: Period | null, readings: readonly Reading[]): Read {
  const { baseline, target, direction } = input
  if (target === null)
    return refused('no_target', 'Target', 'Target is empty.', 'Fill Target, for example 60.')
  if (baseline === null) {
    if (period === null) return { goal: null, problems: [] }
    const { baseline: assumed, problem } = assumeBaseline(input, target, period, readings)
    const isUntold = problem?.level === 'error'
    return {
      goal: isUntold ? null : { kind: 'reach', baseline: assumed, target, final: false },
      problems: problem === null ? [] : [problem],
    }
  }
  if (baseline === target) {
    return refused(
      'target_equals_baseline',
      'Target',
      `Target and Baseline are both ${target}, so there is no way to go.`,
      `Fill Baseline with the value at the start and Target with the value to reach, for example 24 and 60; if ${target} is to be kept, set Type to Maintain.`,
    )
  }
  const isContradicted = target > baseline ? direction === 'decrease' : direction === 'increase'
  if (isContradicted) {
    const [typed, right] = target > baseline ? ['Decrease', 'Increase'] : ['Increase', 'Decrease']
    return refused(
      'direction_contradicts',
      'Direction',
      `Direction is ${typed}, but Baseline is ${baseline} and Target is ${target}.`,
      `Set Direction to ${right} or leave it empty; or correct Baseline or Target, for example Baseline ${target} and Target ${baseline}.`,
    )
  }
  return { goal: { kind: 'reach', baseline, target, final: false }, problems: [] }
}

/** The goal of milestones: all of the list, or, where there is no list, a count up to Target. */
export function readMilestoneGoal(
  input: ScoreInput,
  milestones: readonly Milestone[],
  readings: readonly Reading[],
): Read {
  if (milestones.length > 0)
    return { goal: { kind: 'reach', baseline: 0, target: 1, final: true }, problems: [] }
  const { target } = input
  if (target === null || target <= 0) {
    return refused(
      'no_milestones',
      'Milestones',
      `Milestones is empty and Target is ${target ?? 'empty'}, so it is not known what is to be reached.`,
      'List the milestones, one a line, for example [ ] Beta @ 2026-11-30; or set Target to their number, for example 4.',
    )
  }
  const latest = readings.at(-1)
  const problem =
    latest !== undefined && latest.value > target
      ? scoreWarning({
          code: 'above_target',
          property: 'Current',
          message: `Current is ${latest.value} of ${target} milestones; the score stays at 1.`,
          mend: `Set Current to the number that is done, at most ${target}, or raise Target.`,
        })
      : null
  return {
    goal: { kind: 'reach', baseline: 0, target, final: true },
    problems: problem === null ? [] : [problem],
  }
}

function refused(code: string, property: string, message: string, mend: string): Read {
  return { goal: null, problems: [scoreError({ code, property, message, mend })] }
}
