import { sameNumber } from '#src/core/cell-value.ts'
import type { Rebaseline } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, KeyResult, Period } from '#src/core/model.ts'
import { type Goal, goalChange } from './goal-change.ts'

export interface OriginalGoal extends Goal {
  /** The first day on which the goal was seen as it is now. */
  readonly day: Day
  readonly changes: readonly Omit<Rebaseline['changes'][number], 'decided'>[]
}

type Property = Rebaseline['changes'][number]['property']
type DayInCycle = KeyResultDay & Goal

const PROPERTIES: readonly Property[] = ['Target', 'Baseline', 'Weight', 'Period']

/**
 * The goal that the cycle began with; null: it is still the same, the cycle has not begun, or nothing is remembered of its
 * beginning. A cell that was empty then began with what it was first filled with. A change that was taken back is none, and
 * a row that is used again for a cycle of other days starts anew.
 */
export function originalGoal(input: {
  readonly keyResult: Pick<KeyResult, 'baseline' | 'target' | 'weight' | 'unit' | 'currentFormat'>
  readonly period: Period | null
  /** Of this key result, oldest first. */
  readonly days: readonly KeyResultDay[]
  readonly today: Day
}): OriginalGoal | null {
  const { keyResult, period, today } = input
  if (period === null || input.days.length === 0) return null
  const { baseline, target, weight } = keyResult
  const now: Goal = { baseline, target, weight, period }
  const days = input.days.filter((each): each is DayInCycle => each.day < today && isOf(period, each))
  if (days.every((day) => PROPERTIES.every((property) => isSame(property, day, now)))) return null

  const original = beginning(days, now, today)
  if (original === null) return null
  const moved = PROPERTIES.filter(
    (property) => !isEmpty(property, original) && !isSame(property, original, now),
  )
  if (moved.length === 0) return null
  const other = days.findLastIndex((day) => moved.some((property) => !isSame(property, day, now)))
  return {
    ...original,
    day: days[other + 1]?.day ?? today,
    changes: moved.map((property) => ({ property, ...goalChange(property, original, now, keyResult) })),
  }
}

/** The cycle of that day and the one of now share a day. */
function isOf(period: Period, { period: own }: KeyResultDay): boolean {
  return own !== null && own.start <= period.end && period.start <= own.end
}

/**
 * The goal that was seen last when its own cycle began, or else first, so that moving the period does not move the beginning; null:
 * the cycle has not begun. Empty cells are completed by what followed.
 */
function beginning(days: readonly DayInCycle[], now: Goal, today: Day): Goal | null {
  const at = days.findIndex(({ period }, index) => (days[index + 1]?.day ?? today) > period.start)
  const first = days[at]
  if (first === undefined) return null
  const since: readonly Goal[] = [...days.slice(at), now]
  return {
    baseline: since.find(({ baseline }) => baseline !== null)?.baseline ?? null,
    target: since.find(({ target }) => target !== null)?.target ?? null,
    weight: first.weight,
    period: first.period,
  }
}

function isEmpty(property: Property, { target, baseline }: Goal): boolean {
  return (property === 'Target' && target === null) || (property === 'Baseline' && baseline === null)
}

function isSame(property: Property, a: Goal, b: Goal): boolean {
  switch (property) {
    case 'Target':
      return isSameNumber(a.target, b.target)
    case 'Baseline':
      return isSameNumber(a.baseline, b.baseline)
    case 'Weight':
      return isSameNumber(a.weight ?? 1, b.weight ?? 1)
    case 'Period':
      return a.period.start === b.period.start && a.period.end === b.period.end
  }
}

function isSameNumber(a: number | null, b: number | null): boolean {
  return Object.is(a, b) || (a !== null && b !== null && sameNumber(a, b))
}
