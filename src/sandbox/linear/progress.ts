import type { LinearIssue } from './state.ts'

export interface Progress {
  /** 0..1; 0 where there is no scope. */
  readonly progress: number
  /** Points, at least 0. */
  readonly scope: number
}

/**
 * Progress as the schema's own text defines it: (completed + 0.25 x in progress) / all, in points.
 * An issue without an estimate counts as its team has it: 1 point, or none. Cancelled and duplicate issues and what was trashed are no scope;
 * archived issues are, since Linear archives finished work by itself.
 */
export function progressOf(issues: readonly LinearIssue[]): Progress {
  const counted = issues.filter(
    (issue) => issue.state !== 'canceled' && issue.state !== 'duplicate' && !issue.trashed,
  )
  const points = (state: LinearIssue['state']) =>
    sumOfPoints(counted.filter((issue) => issue.state === state))
  const scope = sumOfPoints(counted)
  const progress = scope === 0 ? 0 : (points('completed') + 0.25 * points('started')) / scope
  return { progress, scope }
}

export function sumOfPoints(issues: readonly LinearIssue[]): number {
  return issues.reduce((total, { estimate, team }) => total + (estimate ?? team.unestimated), 0)
}
