import type { Cycle } from './events.ts'
import { hasWork } from './has-work.ts'
import { moment } from './moment.ts'
import { isWithin, type Span } from './span.ts'

/**
 * The cycles that were closed in a span, oldest first; where there is none, since one goes on that is longer than the span, the one
 * that was closed last. Those in which nothing was ever planned are left out.
 */
export function endedCycles(cycles: readonly Cycle[], span: Span): Cycle[] {
  const closed = (cycle: Cycle) => (cycle.completedAt === null ? null : moment(cycle.completedAt))
  const ended = cycles
    .filter(hasWork)
    .filter((cycle) => (closed(cycle) ?? Number.POSITIVE_INFINITY) <= span.to)
    .sort((a, b) => a.number - b.number)
  const within = ended.filter((cycle) => isWithin(closed(cycle) ?? 0, span))
  const isLonger = cycles.some((cycle) => closed(cycle) === null && moment(cycle.startsAt) <= span.from)
  return within.length === 0 && isLonger ? ended.slice(-1) : within
}
