import type { Instant } from '#src/core/model.ts'
import { progressOf, sumOfPoints } from './progress.ts'
import type { LinearHistory, LinearIssue, LinearIssueState } from './state.ts'

const day = 86_400_000

/**
 * The arrays of a burn-down chart, reckoned from the dates of issues: one entry for the end of each period that has begun,
 * the last one as of now.
 * @param span.from epoch milliseconds at which the first period begins
 * @param span.to epoch milliseconds of the end, or of now
 * @param cameAt when an issue came to what the chart shows
 */
export function historyOf(
  issues: readonly LinearIssue[],
  span: { readonly from: number; readonly to: number; readonly days: 1 | 7 },
  cameAt: (issue: LinearIssue) => Instant,
): LinearHistory {
  const period = span.days * day
  const ends = Array.from({ length: Math.max(0, Math.ceil((span.to - span.from) / period)) }, (_, index) =>
    Math.min(span.from + (index + 1) * period, span.to),
  )
  const moments = ends.map((at) =>
    issues.flatMap((issue) => issueAt(issue, at, cameAt(issue))).filter(isScope),
  )
  const inState = (state: LinearIssueState) =>
    moments.map((found) => found.filter((issue) => issue.state === state))
  return {
    scopeHistory: moments.map((found) => progressOf(found).scope),
    completedScopeHistory: inState('completed').map(sumOfPoints),
    inProgressScopeHistory: inState('started').map(sumOfPoints),
    issueCountHistory: moments.map((found) => found.length),
    completedIssueCountHistory: inState('completed').map((found) => found.length),
  }
}

/** The issue as it was at a moment, by its dates; none: it was not there yet. */
function issueAt(issue: LinearIssue, at: number, cameAt: Instant): LinearIssue[] {
  const by = (instant: string | null) => instant !== null && Date.parse(instant) <= at
  if (!by(cameAt)) return []
  if (by(issue.canceledAt)) return [{ ...issue, state: 'canceled' }]
  if (by(issue.completedAt)) return [{ ...issue, state: 'completed' }]
  return [{ ...issue, state: by(issue.startedAt) ? 'started' : 'unstarted' }]
}

function isScope({ state, trashed }: LinearIssue): boolean {
  return state !== 'canceled' && !trashed
}
