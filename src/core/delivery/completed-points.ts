import type { LinearIssue } from './events.ts'
import { moment } from './moment.ts'
import { isWithin, type Span } from './span.ts'
import { sum } from './sum.ts'

/** Points of the issues that were completed in a span; one without an estimate adds nothing. */
export function completedPoints(issues: readonly LinearIssue[], span: Span): number {
  const done = issues.filter(
    ({ state, completedAt }) =>
      state === 'completed' && completedAt !== null && isWithin(moment(completedAt), span),
  )
  return sum(done.map(({ estimate }) => estimate ?? 0))
}
