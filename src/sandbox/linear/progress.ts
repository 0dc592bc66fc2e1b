import type { LinearIssue } from './state.ts'

export interface Progress {
  /** 0..1; 0 where there is no scope. */
  readonly progress: number
  /** Points, at least 0. */
  readonly scope: number
}

/**
 * Progress as the schema's own text defines it: (completed + 0.25 x in progress) / all, in points.
 * An issue without an estimate counts as 1 point. Cancelled and duplicate issues and what was trashed are no scope;
 * archived issues are, since Linear archives finished work by itself.
 */
export function progressOf(issues: readonly LinearIssue[]): Progress {
  const counted = issues.filter(
    (issue) => issue.state !== 'canceled' && issue.state !== 'duplicate' && !issue.trashed,
  )
  const points = (state: LinearIssue['state']) => sum(counted.filter((issue) => issue.state === state))
  const scope = sum(counted)
  const progress = scope === 0 ? 0 : (points('completed') + 0.25 * points('started')) / scope
  return { progress, scope }
}

function sum(issues: readonly LinearIssue[]): number {
  return issues.reduce((total, issue) => total + (issue.estimate ?? 1), 0)
}
