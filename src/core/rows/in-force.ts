import { sameNumber } from '#src/core/cell-value.ts'
import type { CheckIn } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'

/** The value that stood at the end of a day. */
export interface DayValue {
  readonly day: Day
  readonly value: number
}

export interface InForce {
  /** Oldest first, one a day. */
  readonly days: readonly DayValue[]
  /** A typed value that stands against the measured one; null: none does. */
  readonly correction: number | null
  readonly lastTyped: DayValue | null
  readonly lastMeasured: number | null
  readonly firstMeasuredDay: Day | null
}

/**
 * Which value stood on each day, from typed and measured check-ins in any order: a typed correction stands until the measured
 * value changes. On a day with both the typed one counts: check-ins bear days and not hours, and a leader's word is not
 * dropped on a guess.
 */
export function inForce(checkIns: readonly CheckIn[]): InForce {
  const days: DayValue[] = []
  let correction: number | null = null
  let lastTyped: DayValue | null = null
  let lastMeasured: number | null = null
  let firstMeasuredDay: Day | null = null
  let index = 0
  const sorted = checkIns.toSorted(byDay)
  while (index < sorted.length) {
    const day = sorted[index]?.day ?? ''
    let measured: number | undefined
    let typed: number | undefined
    for (; sorted[index]?.day === day; index += 1) {
      const { source, value } = sorted[index] ?? { source: null, value: 0 }
      if (source === 'measured') measured ??= value
      if (source === 'typed') typed ??= value
    }
    if (measured !== undefined) {
      if (lastMeasured === null || !sameNumber(measured, lastMeasured)) correction = null
      lastMeasured = measured
      firstMeasuredDay ??= day
    }
    if (typed !== undefined) {
      lastTyped = { day, value: typed }
      if (lastMeasured !== null) correction = typed
    }
    const value: number | undefined = typed ?? correction ?? measured
    if (value !== undefined) days.push({ day, value })
  }
  return { days, correction, lastTyped, lastMeasured, firstMeasuredDay }
}

function byDay(a: CheckIn, b: CheckIn): number {
  if (a.day === b.day) return 0
  return a.day < b.day ? -1 : 1
}
