import { connect, type PageArgs } from './connection.ts'
import { progressOf } from './progress.ts'
import type { LinearInitiative, LinearIssue, LinearMilestone, LinearProject, LinearState } from './state.ts'
import { initiativeUrl, issueIdentifier, issueUrl, projectUrl } from './urls.ts'

/** What GraphQL sees of a project. Relations are functions, so that only what is asked for is made. */
export function projectView(state: LinearState, project: LinearProject) {
  const issues = state.issues.filter((issue) => issue.projectId === project.id)
  const lastUpdate = project.updates.at(-1) ?? null
  return {
    ...project,
    ...progressOf(issues),
    health: lastUpdate?.health ?? null,
    healthUpdatedAt: lastUpdate?.createdAt ?? null,
    lastUpdate,
    // Statuses are named by each workspace; only their type says what they mean.
    status: { id: `status-${project.status}`, name: title(project.status), type: project.status },
    completedAt: project.status === 'completed' ? project.updatedAt : null,
    canceledAt: project.status === 'canceled' ? project.updatedAt : null,
    url: projectUrl(state, project),
    issues: (args: PageArgs) =>
      connect(
        issues.map((issue) => issueView(state, issue)),
        args,
      ),
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
  const issues = state.issues.filter((issue) => issue.milestoneId === milestone.id)
  return {
    ...milestone,
    // The range is unverified: the published schema says "progress %" and no more.
    // Served as 0..1 like the progress of a project, which has the same formula.
    progress: progressOf(issues).progress,
    status: milestoneStatus(state, milestone),
    project: () => view(state.projects, milestone.projectId, (project) => projectView(state, project)),
    issues: (args: PageArgs) =>
      connect(
        issues.map((issue) => issueView(state, issue)),
        args,
      ),
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
    team: { ...issue.team, issueEstimationType: 'linear' },
    project: () => view(state.projects, issue.projectId, (project) => projectView(state, project)),
    projectMilestone: () =>
      view(state.milestones, issue.milestoneId, (milestone) => milestoneView(state, milestone)),
  }
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
