import { connect, type PageArgs } from './connection.ts'
import { notFound } from './errors.ts'
import type { Quota } from './quota.ts'
import { type LinearIssue, type LinearState, nextId } from './state.ts'
import { issueIdentifier } from './urls.ts'
import { cycleView, initiativeView, issueView, milestoneView, projectView, teamView } from './views.ts'

/** The fields of Query. Those that name one entity are non-null: one that is missing nulls the whole answer. */
export function createRoot(state: LinearState, quota: Quota) {
  const organization = {
    id: nextId(state),
    name: state.organizationName,
    urlKey: state.urlKey,
    previousUrlKeys: state.previousUrlKeys,
  }
  const viewer = {
    id: nextId(state),
    name: 'OKR sync',
    displayName: 'okr-sync',
    email: `okr-sync@${state.urlKey}.test`,
    active: true,
  }
  return {
    organization,
    viewer,
    rateLimitStatus: () => quota.status(),
    teams: (args: PageArgs) =>
      connect(
        state.teams.map((team) => teamView(state, team)),
        args,
      ),
    team: ({ id }: { id: string }) =>
      teamView(
        state,
        one('Team', state.teams, (team) => team.id === id || team.key === id),
      ),
    cycles: (args: PageArgs) =>
      connect(
        state.cycles.map((cycle) => cycleView(state, cycle)),
        args,
      ),
    cycle: ({ id }: { id: string }) =>
      cycleView(
        state,
        one('Cycle', state.cycles, (cycle) => cycle.id === id),
      ),
    projects: (args: PageArgs) =>
      connect(
        state.projects.map((project) => projectView(state, project)),
        args,
      ),
    project: ({ id }: { id: string }) =>
      projectView(
        state,
        one('Project', state.projects, (project) => project.id === id || project.slugId === id),
      ),
    projectMilestones: (args: PageArgs) =>
      connect(
        state.milestones.map((milestone) => milestoneView(state, milestone)),
        args,
      ),
    projectMilestone: ({ id }: { id: string }) =>
      milestoneView(
        state,
        one('ProjectMilestone', state.milestones, (milestone) => milestone.id === id),
      ),
    initiatives: (args: PageArgs) =>
      connect(
        state.initiatives.map((initiative) => initiativeView(state, initiative)),
        args,
      ),
    initiative: ({ id }: { id: string }) =>
      initiativeView(
        state,
        one(
          'Initiative',
          state.initiatives,
          (initiative) => initiative.id === id || initiative.slugId === id,
        ),
      ),
    issues: (args: PageArgs) =>
      connect(
        state.issues.map((issue) => issueView(state, issue)),
        args,
      ),
    issue: ({ id }: { id: string }) =>
      issueView(
        state,
        one('Issue', state.issues, (issue) => names(issue, id)),
      ),
    /** Nothing found is null here, and no error. */
    issueVcsBranchSearch: ({ branchName }: { branchName: string }) => {
      const identifier = /[a-z][a-z0-9]*-\d+/i.exec(branchName)?.[0].toUpperCase() ?? ''
      const found = state.issues.find((issue) => names(issue, identifier))
      return found === undefined ? null : issueView(state, found)
    },
  }
}

function names(issue: LinearIssue, id: string): boolean {
  return issue.id === id || issueIdentifier(issue) === id || issue.previousIdentifiers.includes(id)
}

function one<T>(entity: string, all: readonly T[], is: (candidate: T) => boolean): T {
  const found = all.find(is)
  if (!found) throw notFound(entity)
  return found
}
