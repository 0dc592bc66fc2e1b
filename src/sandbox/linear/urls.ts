import type {
  LinearCycle,
  LinearInitiative,
  LinearIssue,
  LinearMilestone,
  LinearProject,
  LinearState,
  LinearTeam,
} from './state.ts'

const host = 'https://linear.app'

export function projectUrl(state: LinearState, project: LinearProject): string {
  return `${host}/${state.urlKey}/project/${slug(project.name)}-${project.slugId}`
}

/** Milestones have no page of their own: this is the link that people are told to write. */
export function milestoneUrl(state: LinearState, project: LinearProject, milestone: LinearMilestone): string {
  return `${projectUrl(state, project)}#milestone-${milestone.id}`
}

export function initiativeUrl(state: LinearState, initiative: LinearInitiative): string {
  return `${host}/${state.urlKey}/initiative/${slug(initiative.name)}-${initiative.slugId}`
}

export function issueUrl(state: LinearState, issue: LinearIssue): string {
  return `${host}/${state.urlKey}/issue/${issueIdentifier(issue)}/${slug(issue.title)}`
}

export function teamUrl(state: LinearState, team: LinearTeam): string {
  return `${host}/${state.urlKey}/team/${team.key}`
}

export function cycleUrl(state: LinearState, cycle: LinearCycle): string {
  return `${teamUrl(state, cycle.team)}/cycle/${cycle.number}`
}

/** For example ENG-123. */
export function issueIdentifier(issue: LinearIssue): string {
  return `${issue.team.key}-${issue.number}`
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
