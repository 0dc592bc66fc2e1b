import type { UnknownWork, WorkReading } from '#src/core/work/work.ts'
import { courseOf } from './course-of.ts'
import type {
  LinearInitiative,
  LinearIssue,
  LinearMilestone,
  LinearProject,
  LinearTeam,
} from './linear-answer.ts'
import { maxParts } from './read-parts.ts'
import { typedHealth } from './typed-health.ts'
import { known, latest, missing, startedShare, unknown } from './work-reading.ts'

export function readProject(url: string, project: LinearProject | undefined): WorkReading {
  if (project === undefined || project.trashed) return missing(url, 'project')
  if (project.status.type === 'canceled') return cancelled(url, 'project', project.name)
  if (isUnestimated(project)) return unestimated(url, `project ${project.name} has`)
  if (project.scope <= 0) return empty(url, 'project', project.name)
  const lastActivity = latest([project, ...project.issues.nodes])
  return {
    ...known(url, project.name, project.progress, project.scope, lastActivity),
    health: typedHealth(project),
    course: courseOf([project]),
  }
}

/** The mean of its projects by scope, and the sum of their courses: an initiative has neither of its own in Linear. */
export function readInitiative(url: string, initiative: LinearInitiative | undefined): WorkReading {
  if (initiative === undefined || initiative.trashed) return missing(url, 'initiative')
  const { name } = initiative
  if (initiative.status === 'Canceled') return cancelled(url, 'initiative', name)
  if (initiative.projects.pageInfo.hasNextPage) return tooLarge(url, `initiative ${name}`, 'projects')

  const projects = initiative.projects.nodes.filter(
    (project) => !project.trashed && project.status.type !== 'canceled',
  )
  // Left out of the mean it would make the rest look like the whole.
  if (projects.some((project) => isUnestimated(project) && project.status.type !== 'completed'))
    return unestimated(url, `initiative ${name} holds a project that has`)
  let scope = 0
  let done = 0
  for (const project of projects) {
    scope += project.scope
    done += project.progress * project.scope
  }
  if (scope <= 0) return empty(url, 'initiative', name)
  const work = known(
    url,
    name,
    done / scope,
    scope,
    latest([initiative, ...projects, ...projects.flatMap(({ issues }) => issues.nodes)]),
  )
  return { ...work, health: typedHealth(initiative), course: courseOf(projects) }
}

/**
 * Reckoned from its issues by the rule of Linear's projects, one point for an issue without an estimate: the milestone's own
 * `progress` comes without its scope, and Linear's schema does not say whether it runs to 1 or to 100.
 */
export function readMilestone(url: string, milestone: LinearMilestone | undefined): WorkReading {
  if (milestone === undefined || milestone.project.trashed) return missing(url, 'milestone')
  const { name } = milestone
  if (milestone.project.status.type === 'canceled') return cancelled(url, 'project of milestone', name)
  if (milestone.issues.pageInfo.hasNextPage) return tooLarge(url, `milestone ${name}`, 'issues')

  const issues = milestone.issues.nodes.filter((issue) => !issue.trashed && !isDropped(issue.state.type))
  let scope = 0
  let done = 0
  for (const issue of issues) {
    const points = issue.estimate ?? 1
    scope += points
    if (issue.state.type === 'completed') done += points
    if (issue.state.type === 'started') done += points * startedShare
  }
  if (scope <= 0) return empty(url, 'milestone', name)
  const completed = issues.filter((issue) => issue.state.type === 'completed').length
  return {
    ...known(url, name, done / scope, scope, latest([milestone, ...issues])),
    done: completed,
    open: issues.length - completed,
  }
}

/** One item, done or open. */
export function readIssue(url: string, issue: LinearIssue | undefined): WorkReading {
  if (issue === undefined || issue.trashed) return missing(url, 'issue')
  const name = `${issue.identifier} ${issue.title}`
  if (isDropped(issue.state.type)) return cancelled(url, 'issue', name)
  const done = issue.state.type === 'completed' ? 1 : 0
  return { ...known(url, name, done, 1, issue.updatedAt), scopeUnit: 'items', done, open: 1 - done }
}

/** It has no end, so there is no share: what it does is told by its events. */
export function readTeam(url: string, team: LinearTeam | undefined): WorkReading {
  if (team === undefined) return missing(url, 'team')
  const lastActivity = latest(team.issues.nodes)
  return { ...known(url, team.name, 0, 0, lastActivity), share: null, scopeUnit: 'items' }
}

/** A link into another workspace looks like missing work, so it is told apart by the address. */
export function readForeign(url: string, workspace: string, urlKey: string): UnknownWork {
  return unknown(
    url,
    'foreign_workspace',
    `The link belongs to the Linear workspace "${workspace}", but okr-sync reads "${urlKey}".`,
  )
}

function isDropped(stateType: string): boolean {
  return stateType === 'canceled' || stateType === 'duplicate'
}

function cancelled(url: string, what: string, name: string): UnknownWork {
  return unknown(url, 'cancelled', `The Linear ${what} ${name} was cancelled.`)
}

function empty(url: string, what: string, name: string): UnknownWork {
  return unknown(url, 'empty', `The Linear ${what} ${name} has no scope: no issues to measure.`)
}

/** Cancelled issues do not count, which only the history tells; before the first week has one, any issue does. */
function isUnestimated({
  scope,
  issueCountHistory,
  issues,
}: LinearInitiative['projects']['nodes'][number]): boolean {
  return scope <= 0 && (issueCountHistory.at(-1) ?? issues.nodes.length) > 0
}

/** @param which for example `project Checkout has` */
function unestimated(url: string, which: string): UnknownWork {
  return unknown(
    url,
    'empty',
    `The Linear ${which} issues and no points: estimate them, or let the team count issues without an estimate in Linear's team settings.`,
  )
}

function tooLarge(url: string, what: string, parts: string): UnknownWork {
  return unknown(
    url,
    'unsupported_link',
    `The Linear ${what} has more than ${maxParts} ${parts}, which is too many to measure: link its parts instead.`,
  )
}
