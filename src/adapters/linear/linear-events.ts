import type { Cycle, LinearIssue } from '#src/core/delivery/events.ts'
import { LINEAR } from '#src/core/delivery/streams-of.ts'
import type { FollowedCycle, FollowedIssue } from './follow-answer.ts'

/** An issue as an event. One in the trash becomes cancelled, so that what was kept of it counts no more. */
export function issueEvent(issue: FollowedIssue): LinearIssue {
  return {
    kind: 'issue',
    stream: LINEAR,
    id: issue.id,
    changedAt: issue.updatedAt,
    identifier: issue.identifier,
    previousIdentifiers: issue.previousIdentifiers,
    team: issue.team.key.toUpperCase(),
    project: issue.project?.slugId ?? null,
    milestone: issue.projectMilestone?.id ?? null,
    cycle: issue.cycle?.number ?? null,
    state: issue.trashed ? 'canceled' : issue.state.type,
    estimate: issue.estimate,
    labels: issue.labels.nodes.map(({ name }) => name.toLowerCase()).toSorted(),
    createdAt: issue.createdAt,
    startedAt: issue.startedAt,
    completedAt: issue.trashed ? null : issue.completedAt,
    pulls: issue.attachments.nodes.map(({ url }) => url).toSorted(),
  }
}

/** A cycle as an event, in points, or in issues where its team does not estimate. */
export function cycleEvent(cycle: FollowedCycle): Cycle {
  const counts = cycle.team.issueEstimationType === 'notUsed'
  const dates = [cycle.updatedAt, cycle.startsAt, cycle.completedAt ?? '']
  return {
    kind: 'cycle',
    stream: LINEAR,
    id: cycle.id,
    // What goes on in a cycle does not change the cycle itself.
    changedAt: dates.toSorted().at(-1) ?? cycle.updatedAt,
    team: cycle.team.key.toUpperCase(),
    number: cycle.number,
    startsAt: cycle.startsAt,
    endsAt: cycle.endsAt,
    completedAt: cycle.completedAt,
    unit: counts ? 'issues' : 'points',
    scope: counts ? cycle.issueCountHistory : cycle.scopeHistory,
    completed: counts ? cycle.completedIssueCountHistory : cycle.completedScopeHistory,
  }
}
