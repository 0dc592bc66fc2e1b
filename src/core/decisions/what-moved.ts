import type { DecisionStand } from '#src/core/history.ts'
import type { Day, KeyResult } from '#src/core/model.ts'
import { amount, bareAmount } from '#src/core/words/amount.ts'
import { isMilestoneList } from '#src/core/words/is-milestone-list.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { valueInWords } from '#src/core/words/value-in-words.ts'
import { changeInWords, type Say } from './change-in-words.ts'

/** How the numbers of a key result are written. */
export type Written = Pick<KeyResult, 'unit' | 'currentFormat' | 'type' | 'milestones'>

type Goal = Pick<DecisionStand, 'baseline' | 'target' | 'weight' | 'period'>
type Part = 'Target' | 'End' | 'Baseline' | 'Weight' | 'Start'

/** One part of a goal that is no longer what it was. */
export interface WhatMoved {
  readonly part: Part
  readonly from: number | Day | null
  readonly to: number | Day | null
  /** For example `Target 60 to 31 customers`, or `End 31 Dec 2026 to 31 Jan 2027`. */
  readonly words: string
}

/**
 * What is otherwise in the goal of a key result since an earlier one, what a decision may choose first.
 * @param beside a day that its reader knows, whose year is left out; empty: every day has its year
 */
export function whatMoved(from: Goal, to: Goal, written: Written, beside: Day | ''): readonly WhatMoved[] {
  const numbers = { ...sayValue(written), none: 'empty' }
  const day = (each: Day) => plainDayBeside(each, beside)
  const days = { before: day, after: day, none: 'not known' }
  const weights = { before: plainNumber, after: plainNumber, none: '1' }
  return [
    ...moved('Target', from.target, to.target, numbers),
    ...moved('End', from.period?.end ?? null, to.period?.end ?? null, days),
    ...moved('Baseline', from.baseline, to.baseline, numbers),
    ...moved('Weight', from.weight ?? 1, to.weight ?? 1, weights),
    ...moved('Start', from.period?.start ?? null, to.period?.start ?? null, days),
  ]
}

function moved<Value extends number | Day>(
  part: Part,
  from: Value | null,
  to: Value | null,
  say: Say<Value>,
): WhatMoved[] {
  const change = changeInWords(from, to, say)
  return change === null ? [] : [{ part, from, to, words: `${part} ${change}` }]
}

/** How the two sides of a change of a value are written. */
export function sayValue(written: Written): Pick<Say<number>, 'before' | 'after'> {
  return {
    before: (value) => (isMilestoneList(written) ? valueInWords(written, value) : bareAmount(written, value)),
    after: (value) => valueInWords(written, value),
  }
}

/** A target as people write it. */
export function shownTarget(written: Pick<Written, 'unit' | 'currentFormat'>, value: number | null): string {
  return value === null ? 'empty' : amount(written, value)
}

/** A day with its year, since it is read long after. */
export function shownDay(day: Day | null): string {
  return day === null ? 'not known' : plainDayBeside(day, '')
}
