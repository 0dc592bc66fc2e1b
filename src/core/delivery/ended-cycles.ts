import type { Cycle } from './events.ts'
import { moment } from './moment.ts'
import { isWithin, type Span } from './span.ts'

/** The cycles that were closed in a span, oldest first. Those in which nothing was ever planned are left out. */
export function endedCycles(cycles: readonly Cycle[], span: Span): Cycle[] {
  return cycles
    .filter(({ completedAt }) => completedAt !== null && isWithin(moment(completedAt), span))
    .filter(({ scope }) => scope.some((planned) => planned > 0))
    .sort((a, b) => a.number - b.number)
}
