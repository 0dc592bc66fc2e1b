import type { WorkLink, WorkReading } from '#src/core/work/work.ts'
import type { LinearCycle } from './linear-answer.ts'
import { known, latest, missing, startedShare, unknown } from './work-reading.ts'

/**
 * A cycle as it stands at the end of its last day, or now: from its histories, since what is not done leaves a cycle when it
 * closes. In points by the rule of Linear's own progress; in issues where its team does not estimate, or nothing in it is.
 */
export function readCycle(
  { url, team, cycle: name }: Extract<WorkLink, { kind: 'linear_cycle' }>,
  cycle: LinearCycle | undefined,
): WorkReading {
  if (cycle === undefined)
    return name === 'active' || name === 'upcoming' ? none(url, team, name) : missing(url, 'cycle')
  const title = [`${team} ${cycle.number}`, cycle.name ?? []].flat().join(' ')
  const last = (history: readonly number[]) => history.at(-1) ?? 0
  const issues = last(cycle.issueCountHistory)
  if (issues <= 0) {
    const because = cycle.issueCountHistory.length === 0 ? 'has not begun' : 'holds no issues yet'
    return unknown(url, 'empty', `The Linear cycle ${title} ${because}, so there is nothing to measure.`)
  }

  const done = last(cycle.completedIssueCountHistory)
  const points = cycle.team.issueEstimationType === 'notUsed' ? 0 : last(cycle.scopeHistory)
  const worked = last(cycle.completedScopeHistory) + startedShare * last(cycle.inProgressScopeHistory)
  const counts = { done, open: Math.max(0, issues - done) }
  const lastActivity = latest([cycle, ...cycle.issues.nodes])
  return points > 0
    ? { ...known(url, title, worked / points, points, lastActivity), ...counts }
    : { ...known(url, title, done / issues, issues, lastActivity), scopeUnit: 'items', ...counts }
}

function none(url: string, team: string, name: 'active' | 'upcoming'): WorkReading {
  const detail =
    name === 'active'
      ? `No cycle of the Linear team ${team} is going on, or LINEAR_API_KEY may not see the team: ${url}.`
      : `No cycle of the Linear team ${team} is coming up, or LINEAR_API_KEY may not see the team: ${url}.`
  return unknown(url, 'empty', detail)
}
