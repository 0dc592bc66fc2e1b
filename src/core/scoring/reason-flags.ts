import type { Goal, Hold, Reach } from './goal.ts'
import type { Reading } from './readings.ts'
import { rawScore } from './score.ts'

/** A stretch of the plan clock in which something should have been gained. */
const STRETCH = 0.3

/** A pace of more than this many times the plan is worth a word. */
const STEEP = 1.5

const ROUNDING = 1e-9

/** What a reader should know beside the confidence, which does not rest on it. */
export type ReasonFlag =
  /** Nothing was gained over the last 30 % of the plan clock. */
  | 'no_gain'
  /** The latest value is below the one before. */
  | 'regressed'
  /** From here on it takes more than 1.5 times the planned pace. */
  | 'steep_pace'

/**
 * Flags as of the latest check-in, so that they do not come and go by the clock alone (scoring rules, "status", reasons). A value
 * to keep has none.
 * @param readings oldest first
 * @param clockOf plan clock of a reading's day
 * @param need required pace as a multiple of plan; null: it has no meaning
 */
export function reasonFlags(
  goal: Goal,
  readings: readonly Reading[],
  clockOf: (reading: Reading) => number,
  need: number | null,
): readonly ReasonFlag[] {
  const latest = readings.at(-1)
  if (latest === undefined || goal.kind === 'hold') return []
  const before = readings.at(-2)
  const now = rawOf(goal, latest)
  const flags: ReasonFlag[] = []
  if (before !== undefined && now < rawOf(goal, before) - ROUNDING) flags.push('regressed')
  // What has not moved at all has a reason of its own, and what is reached need not gain.
  if (goal.kind === 'reach' && Math.abs(now) > ROUNDING && now < 1 - ROUNDING) {
    const from = clockOf(latest) - STRETCH
    if (from >= 0 && now <= stoodAt(goal, readings, clockOf, from) + ROUNDING) flags.push('no_gain')
  }
  if (need !== null && need > STEEP + ROUNDING) flags.push('steep_pace')
  return flags
}

/** The raw score that stood at a plan clock: of the last check-in until then, else that of the baseline. */
function stoodAt(
  goal: Reach,
  readings: readonly Reading[],
  clockOf: (reading: Reading) => number,
  clock: number,
): number {
  const reading = readings.findLast((each) => clockOf(each) <= clock + ROUNDING)
  return reading === undefined ? 0 : rawOf(goal, reading)
}

function rawOf(goal: Exclude<Goal, Hold>, { value }: Reading): number {
  return goal.kind === 'yes_no' ? value : (rawScore(goal, value) ?? 0)
}
