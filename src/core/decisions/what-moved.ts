import { sameNumber } from '#src/core/cell-value.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, KeyResult, Period } from '#src/core/model.ts'
import { amount, bareAmount } from '#src/core/words/amount.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'

type Row = Pick<KeyResult, 'target' | 'unit' | 'currentFormat'>

/** Where target and end of a goal are no longer what they were, in words; null where they are. */
export interface WhatMoved {
  /** For example `Target 60 to 31 customers`. */
  readonly target: string | null
  /** For example `End 31 Dec 2026 to 31 Jan 2027`. */
  readonly end: string | null
}

/** What is otherwise in the goal of a key result since an earlier one. */
export function whatMoved(
  from: Pick<KeyResultDay, 'target' | 'period'>,
  keyResult: Row,
  period: Period | null,
): WhatMoved {
  const was = from.period?.end ?? null
  const is = period?.end ?? null
  return {
    target: isSame(from.target, keyResult.target)
      ? null
      : `Target ${fromTo(from.target, keyResult.target, keyResult)}`,
    end: was === is ? null : `End ${shownDay(was)} to ${shownDay(is)}`,
  }
}

function fromTo(from: number | null, to: number | null, keyResult: Row): string {
  const bare = (value: number | null) => (value === null ? 'empty' : bareAmount(keyResult, value))
  return bare(from) === bare(to) ? `${from} to ${to}` : `${bare(from)} to ${shownTarget(keyResult, to)}`
}

/** A target as people write it. */
export function shownTarget(keyResult: Row, value: number | null): string {
  return value === null ? 'empty' : amount(keyResult, value)
}

/** A day with its year, since it is read long after. */
export function shownDay(day: Day | null): string {
  return day === null ? 'empty' : plainDayBeside(day, '')
}

/** Both empty, or equal but for what a round trip through floating point may change. */
export function isSame(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && sameNumber(a, b))
}
