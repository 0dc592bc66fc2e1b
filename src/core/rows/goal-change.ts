import type { Rebaseline } from '#src/core/evaluation.ts'
import type { KeyResult, Period } from '#src/core/model.ts'
import { amount } from '#src/core/words/amount.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { toldApart } from '#src/core/words/told-apart.ts'

/** What a key result is to reach, by when and how much it counts, as typed. */
export interface Goal {
  readonly baseline: number | null
  readonly target: number | null
  /** null: 1. */
  readonly weight: number | null
  readonly period: Period
}

/** One part of a goal as it was and as it is, in the shortest words that tell the two apart. */
export function goalChange(
  property: Rebaseline['changes'][number]['property'],
  from: Goal,
  to: Goal,
  column: Pick<KeyResult, 'unit' | 'currentFormat'>,
): { readonly before: string; readonly after: string } {
  switch (property) {
    case 'Target':
      return sayNumbers(from.target, to.target, (value) => amount(column, value))
    case 'Baseline':
      return sayNumbers(from.baseline, to.baseline, (value) => amount(column, value))
    case 'Weight':
      return sayNumbers(from.weight ?? 1, to.weight ?? 1, plainNumber)
    case 'Period':
      return toldApart(from.period, to.period, [
        ({ start, end }) => `${plainDay(start)} – ${plainDay(end)}`,
        ({ start, end }) => `${start} – ${end}`,
      ])
  }
}

function sayNumbers(from: number | null, to: number | null, say: (value: number) => string) {
  return toldApart(from, to, [(value) => (value === null ? 'empty' : say(value)), String])
}
