import type { KeyResult } from '#src/core/model.ts'
import type { Goal } from '#src/core/scoring/goal.ts'
import { stepOf } from '#src/core/scoring/step-of.ts'
import type { Subject } from './subject.ts'

/** Share of a step that is rounding. */
const ROUNDING = 1e-9

/** Targets that a person would say, each easier than the one before; the first is just below the target that stands. */
export interface Sayable {
  readonly count: number
  at(index: number): number
}

/**
 * Targets from the one that stands towards the baseline, or of a value to keep outward as far as its worst reading, in steps of
 * about a hundredth of that way; in whole numbers where all of its numbers are whole. None where there is no easier target.
 */
export function sayableTargets({ aim, keyResult, scoreInput }: Subject): Sayable {
  const way = aim === null ? null : wayOf(aim.goal, keyResult, scoreInput.history)
  if (way === null || way.from === way.to) return { count: 0, at: () => Number.NaN }
  const { from, to, isToIncluded } = way
  const fine = Math.abs(stepOf({ baseline: from, target: to, final: way.isCount }))
  const values = [from, to, ...scoreInput.history.map(({ value }) => value)]
  const isWhole = keyResult.currentFormat === 'number' && values.every(Number.isInteger)
  const step = Math.sign(to - from) * (isWhole ? Math.max(1, fine) : fine)
  const first = Math.floor(from / step + ROUNDING) + 1
  const last = isToIncluded ? Math.ceil(to / step - ROUNDING) : Math.ceil(to / step - ROUNDING) - 1
  return {
    count: Math.max(0, last - first + 1),
    // 3 * 0.1 is 0.30000000000000004.
    at: (index) => Number(((first + index) * step).toPrecision(12)) + 0,
  }
}

interface Way {
  readonly from: number
  readonly to: number
  readonly isToIncluded: boolean
  readonly isCount: boolean
}

function wayOf(
  goal: Goal,
  { direction, target, floor }: KeyResult,
  history: readonly { readonly value: number }[],
): Way | null {
  if (goal.kind === 'yes_no' || target === null) return null
  if (goal.kind === 'reach') {
    if (goal.baseline === null) return null
    return { from: goal.target, to: goal.baseline, isToIncluded: false, isCount: goal.final }
  }
  // Between keeps its other bound, which is in Baseline.
  const isUpper = direction === 'at_most' || (direction === 'between' && target === goal.high)
  const values = history.map(({ value }) => value)
  const worst = isUpper ? Math.max(target, ...values) : Math.min(target, ...values)
  const isFloorNearer =
    floor !== null && (isUpper ? floor > target && floor <= worst : floor < target && floor >= worst)
  return { from: target, to: isFloorNearer ? floor : worst, isToIncluded: !isFloorNearer, isCount: false }
}
