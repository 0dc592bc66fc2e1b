import { connect, type PageArgs } from './connection.ts'
import { cycleHistory, issuesOf } from './cycles.ts'
import { historyOf } from './history.ts'
import { progressOf } from './progress.ts'
import type {
  LinearCycle,
  LinearHistory,
  LinearInitiative,
  LinearIssue,
  LinearMilestone,
  LinearProject,
  LinearState,
  LinearTeam,
} from './state.ts'
import { initiativeUrl, issueIdentifier, issueUrl, projectUrl } from './urls.ts'

/** What GraphQL sees of a project. Relations are functions, so that only what is asked for is made. */
export function projectView(state: LinearState, project: LinearProject) {
  const issues = () => state.issues.filter((issue) => issue.projectId === project.id)
  const lastUpdate = project.updates.at(-1) ?? null
  const span = { from: Date.parse(project.createdAt), to: state.now().getTime(), days: 7 } as const
  return {
    ...project,
    ...histories(() => historyOf(issues(), span, ({ createdAt }) => createdAt)),
    progress: () => progressOf(issues()).progress,
    scope: () => progressOf(issues()).scope,
    health: lastUpdate?.health ?? null,
    healthUpdatedAt: lastUpdate?.createdAt ?? null,
    lastUpdate,
    // Statuses are named by each workspace; only their type says what they mean.
    status: { id: `status-${project.status}`, name: title(project.status), type: project.status },
    completedAt: project.status === 'completed' ? project.updatedAt : null,
    canceledAt: project.status === 'canceled' ? project.updatedAt : null,
    url: projectUrl(state, project),
    issues: issueList(state, issues),
    projectMilestones: (args: PageArgs) =>
      connect(
        state.milestones
          .filter((milestone) => milestone.projectId === project.id)
          .map((milestone) => milestoneView(state, milestone)),
        args,
      ),
    initiatives: (args: PageArgs) =>
      connect(
        state.initiatives
          .filter((initiative) => initiative.projectIds.includes(project.id))
          .map((initiative) => initiativeView(state, initiative)),
        args,
      ),
  }
}

export function milestoneView(state: LinearState, milestone: LinearMilestone) {
  const issues = () => state.issues.filter((issue) => issue.milestoneId === milestone.id)
  return {
    ...milestone,
    // The range is unverified: the published schema says "progress %" and no more.
    // Served as 0..1 like the progress of a project, which has the same formula.
    progress: () => progressOf(issues()).progress,
    status: () => milestoneStatus(state, milestone),
    project: () => view(state.projects, milestone.projectId, (project) => projectView(state, project)),
    issues: issueList(state, issues),
  }
}

export function initiativeView(state: LinearState, initiative: LinearInitiative) {
  const lastUpdate = initiative.updates.at(-1) ?? null
  return {
    ...initiative,
    health: lastUpdate?.health ?? null,
    healthUpdatedAt: lastUpdate?.createdAt ?? null,
    url: initiativeUrl(state, initiative),
    parentInitiative: () => view(state.initiatives, initiative.parentId, (one) => initiativeView(state, one)),
    projects: (args: PageArgs & { readonly includeSubInitiatives?: boolean | null }) => {
      const ids = projectIdsOf(state, initiative, args.includeSubInitiatives !== false)
      return connect(
        state.projects.filter((project) => ids.has(project.id)).map((project) => projectView(state, project)),
        args,
      )
    },
  }
}

function projectIdsOf(state: LinearState, initiative: LinearInitiative, withSubs: boolean): Set<string> {
  const subs = withSubs ? state.initiatives.filter(({ parentId }) => parentId === initiative.id) : []
  return new Set([
    ...initiative.projectIds,
    ...subs.flatMap((sub) => [...projectIdsOf(state, sub, withSubs)]),
  ])
}

export function issueView(state: LinearState, issue: LinearIssue) {
  return {
    ...issue,
    identifier: issueIdentifier(issue),
    url: issueUrl(state, issue),
    state: { id: `state-${issue.state}`, name: title(issue.state), type: issue.state },
    team: teamView(state, issue.team),
    cycle: () => view(state.cycles, issue.cycleId, (cycle) => cycleView(state, cycle)),
    labels: (args: PageArgs) =>
      connect(
        issue.labels.map((name) => ({ id: `label-${name}`, name })),
        args,
      ),
    attachments: (args: PageArgs) => connect(issue.attachments, args),
    project: () => view(state.projects, issue.projectId, (project) => projectView(state, project)),
    projectMilestone: () =>
      view(state.milestones, issue.milestoneId, (milestone) => milestoneView(state, milestone)),
  }
}

export function teamView(state: LinearState, team: LinearTeam) {
  return {
    ...team,
    issueEstimationType: team.estimation,
    defaultIssueEstimate: team.unestimated,
    issues: issueList(state, () => state.issues.filter((issue) => issue.team === team)),
    cycles: (args: PageArgs) =>
      connect(
        state.cycles.filter((cycle) => cycle.team === team).map((cycle) => cycleView(state, cycle)),
        args,
      ),
  }
}

/** Whether a cycle is past, active or ahead follows from the clock. */
export function cycleView(state: LinearState, cycle: LinearCycle) {
  const now = state.now().toISOString()
  const ofTeam = state.cycles.filter(({ team }) => team === cycle.team)
  const isFuture = cycle.startsAt > now
  const isPast = hasEnded(cycle, now)
  return {
    ...cycle,
    ...histories(() => cycleHistory(state, cycle, Date.parse(now))),
    completedAt: cycle.completedAt ?? (isPast ? cycle.endsAt : null),
    isFuture,
    isPast,
    isActive: !isFuture && !isPast,
    isNext: isFuture && ofTeam.every((one) => one.startsAt <= now || one.startsAt >= cycle.startsAt),
    isPrevious: isPast && ofTeam.every((one) => !hasEnded(one, now) || one.endsAt <= cycle.endsAt),
    progress: () => progressOf(issuesOf(state, cycle)).progress,
    team: () => teamView(state, cycle.team),
    issues: issueList(state, () => issuesOf(state, cycle)),
    uncompletedIssuesUponClose: issueList(state, () =>
      state.issues.filter(({ id }) => cycle.uncompletedIds.includes(id)),
    ),
  }
}

function hasEnded(cycle: LinearCycle, now: string): boolean {
  return cycle.completedAt !== null || cycle.endsAt <= now
}

/** The arrays of a burn-down chart, reckoned once and only where they are asked for. */
function histories(reckon: () => LinearHistory) {
  let history: LinearHistory | undefined
  const array = (name: keyof LinearHistory) => () => {
    history ??= reckon()
    return history[name]
  }
  return {
    scopeHistory: array('scopeHistory'),
    completedScopeHistory: array('completedScopeHistory'),
    inProgressScopeHistory: array('inProgressScopeHistory'),
    issueCountHistory: array('issueCountHistory'),
    completedIssueCountHistory: array('completedIssueCountHistory'),
  }
}

function issueList(state: LinearState, issues: () => readonly LinearIssue[]) {
  return (args: PageArgs) =>
    connect(
      issues().map((issue) => issueView(state, issue)),
      args,
    )
}

function milestoneStatus(state: LinearState, milestone: LinearMilestone) {
  const today = state.now().toISOString().slice(0, 10)
  const issuesOf = ({ id }: LinearMilestone) => state.issues.filter((issue) => issue.milestoneId === id)
  const done = (one: LinearMilestone) => progressOf(issuesOf(one)).progress === 1
  const overdue = (one: LinearMilestone) => one.targetDate !== null && one.targetDate < today
  if (done(milestone)) return 'done'
  if (overdue(milestone)) return 'overdue'
  const ahead = state.milestones.filter(
    (one) => one.projectId === milestone.projectId && !done(one) && !overdue(one),
  )
  return ahead.every((one) => one.sortOrder >= milestone.sortOrder) ? 'next' : 'unstarted'
}

function view<T extends { id: string }, V>(
  all: readonly T[],
  id: string | null,
  show: (one: T) => V,
): V | null {
  const found = all.find((one) => one.id === id)
  return found ? show(found) : null
}

function title(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1)
}
