import type { KnownWork, UnknownReason, UnknownWork, WorkReading } from '#src/core/work/work.ts'
import { maxPage } from './documents.ts'
import type { LinearInitiative, LinearIssue, LinearMilestone, LinearProject } from './linear-answer.ts'
import { typedHealth } from './typed-health.ts'

/** What Linear itself counts for a point of work that is in progress. */
const startedShare = 0.25

export function readProject(url: string, project: LinearProject | undefined): WorkReading {
  if (project === undefined || project.trashed) return missing(url, 'project')
  if (project.status.type === 'canceled') return cancelled(url, 'project', project.name)
  if (project.scope <= 0) return empty(url, 'project', project.name)
  const lastActivity = latest([project, ...project.issues.nodes])
  const work = known(url, project.name, project.progress, project.scope, lastActivity)
  return { ...work, health: typedHealth(project) }
}

/** The mean of its projects by scope: an initiative has no progress of its own in Linear. */
export function readInitiative(url: string, initiative: LinearInitiative | undefined): WorkReading {
  if (initiative === undefined || initiative.trashed) return missing(url, 'initiative')
  const { name } = initiative
  if (initiative.status === 'Canceled') return cancelled(url, 'initiative', name)
  if (initiative.projects.pageInfo.hasNextPage) return tooLarge(url, `initiative ${name}`, 'projects')

  const projects = initiative.projects.nodes.filter(
    (project) => !project.trashed && project.status.type !== 'canceled',
  )
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
  return { ...work, health: typedHealth(initiative) }
}

/**
 * Reckoned from its issues by the rule of Linear's projects: the milestone's own `progress` comes without its scope, and
 * Linear's schema does not say whether it runs to 1 or to 100.
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

/** A link into another workspace looks like missing work, so it is told apart by the address. */
export function readForeign(url: string, workspace: string, urlKey: string): UnknownWork {
  return unknown(
    url,
    'foreign_workspace',
    `The link belongs to the Linear workspace "${workspace}", but LINEAR_API_KEY reads "${urlKey}".`,
  )
}

function isDropped(stateType: string): boolean {
  return stateType === 'canceled' || stateType === 'duplicate'
}

function known(
  url: string,
  title: string,
  share: number,
  scope: number,
  lastActivity: string | null,
): KnownWork {
  return {
    kind: 'known',
    url,
    title,
    share: Math.min(Math.max(share, 0), 1),
    scope,
    scopeUnit: 'points',
    done: null,
    open: null,
    lastActivity,
    health: null,
  }
}

function missing(url: string, what: string): UnknownWork {
  return unknown(
    url,
    'not_found',
    `Linear shows no ${what} under ${url}: it was deleted or moved, or LINEAR_API_KEY may not see it.`,
  )
}

function cancelled(url: string, what: string, name: string): UnknownWork {
  return unknown(url, 'cancelled', `The Linear ${what} ${name} was cancelled.`)
}

function empty(url: string, what: string, name: string): UnknownWork {
  return unknown(url, 'empty', `The Linear ${what} ${name} has no scope: no issues to measure.`)
}

function tooLarge(url: string, what: string, parts: string): UnknownWork {
  return unknown(
    url,
    'unsupported_link',
    `The Linear ${what} has more than ${maxPage} ${parts}, which is too many to measure: link its parts instead.`,
  )
}

function unknown(url: string, reason: UnknownReason, detail: string): UnknownWork {
  return { kind: 'unknown', url, reason, detail }
}

function latest(rows: readonly { readonly updatedAt: string }[]): string | null {
  return (
    rows
      .map((row) => row.updatedAt)
      .sort()
      .at(-1) ?? null
  )
}
