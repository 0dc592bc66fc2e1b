import type { Instant } from '#src/core/model.ts'
import {
  type LinearAttachment,
  type LinearCycle,
  type LinearHealth,
  type LinearInitiative,
  type LinearIssue,
  type LinearIssueState,
  type LinearMilestone,
  type LinearProject,
  type LinearState,
  type LinearTeam,
  type LinearUpdate,
  nextId,
} from './state.ts'
import { issueIdentifier } from './urls.ts'

interface Dates {
  /** Default: the state's now. */
  readonly createdAt?: Instant
  /** Default: `createdAt`. */
  readonly updatedAt?: Instant
  readonly archivedAt?: Instant | null
  readonly trashed?: true
}

export interface IssueSeed extends Dates {
  readonly title?: string
  /** Default: unstarted. */
  readonly state?: LinearIssueState
  readonly estimate?: number | null
  readonly labels?: readonly string[]
}

export interface ProjectSeed
  extends Dates,
    Partial<Pick<LinearProject, 'status' | 'startDate' | 'targetDate'>> {
  readonly name: string
  readonly team: LinearTeam
  readonly issues?: readonly IssueSeed[]
  /** Posts one update with this health, dated `updatedAt`. */
  readonly health?: LinearHealth
}

export interface MilestoneSeed extends Dates, Partial<Pick<LinearMilestone, 'targetDate'>> {
  readonly name: string
  readonly project: LinearProject
  readonly team: LinearTeam
  /** These issues belong to the milestone and so to its project. */
  readonly issues?: readonly IssueSeed[]
}

export interface InitiativeSeed
  extends Dates,
    Partial<Pick<LinearInitiative, 'status' | 'description' | 'targetDate'>> {
  readonly name: string
  readonly projects?: readonly LinearProject[]
  readonly parent?: LinearInitiative
  readonly health?: LinearHealth
}

export function addTeam(
  state: LinearState,
  seed: { key: string; name?: string } & Partial<Pick<LinearTeam, 'estimation' | 'unestimated'>>,
): LinearTeam {
  const { key, name = key, estimation = 'linear', unestimated = 1 } = seed
  const team = { id: nextId(state), key, name, estimation, unestimated, lastNumber: 0 }
  state.teams.push(team)
  return team
}

export function addProject(state: LinearState, seed: ProjectSeed): LinearProject {
  const base = entity(state, seed)
  const project: LinearProject = {
    ...base,
    slugId: base.id.slice(-12),
    name: seed.name,
    status: seed.status ?? 'started',
    startDate: seed.startDate ?? null,
    targetDate: seed.targetDate ?? null,
    updates: [],
  }
  state.projects.push(project)
  if (seed.health) postUpdate(state, project, seed.health, project.updatedAt)
  for (const issue of seed.issues ?? [])
    addIssue(state, { ...inherit(project), ...issue, team: seed.team, project })
  return project
}

export function addMilestone(state: LinearState, seed: MilestoneSeed): LinearMilestone {
  const { project, team } = seed
  const milestone: LinearMilestone = {
    ...entity(state, { ...inherit(project), ...seed }),
    projectId: project.id,
    name: seed.name,
    sortOrder: state.milestones.filter((other) => other.projectId === project.id).length,
    targetDate: seed.targetDate ?? null,
  }
  state.milestones.push(milestone)
  for (const issue of seed.issues ?? []) {
    addIssue(state, { ...inherit(milestone), ...issue, team, project, milestone })
  }
  return milestone
}

export function addInitiative(state: LinearState, seed: InitiativeSeed): LinearInitiative {
  const base = entity(state, seed)
  const initiative: LinearInitiative = {
    ...base,
    slugId: base.id.slice(-12),
    name: seed.name,
    description: seed.description ?? null,
    status: seed.status ?? 'Active',
    targetDate: seed.targetDate ?? null,
    projectIds: (seed.projects ?? []).map((project) => project.id),
    parentId: seed.parent?.id ?? null,
    updates: [],
  }
  state.initiatives.push(initiative)
  if (seed.health) postUpdate(state, initiative, seed.health, initiative.updatedAt)
  return initiative
}

export function addIssue(
  state: LinearState,
  seed: IssueSeed & {
    team: LinearTeam
    project?: LinearProject
    milestone?: LinearMilestone
    cycle?: LinearCycle
  },
): LinearIssue {
  seed.team.lastNumber += 1
  const number = seed.team.lastNumber
  const issue: LinearIssue = {
    ...entity(state, seed),
    number,
    team: seed.team,
    previousIdentifiers: [],
    title: seed.title ?? `Issue ${number}`,
    state: 'unstarted',
    estimate: seed.estimate ?? null,
    startedAt: null,
    completedAt: null,
    canceledAt: null,
    projectId: seed.project?.id ?? null,
    milestoneId: seed.milestone?.id ?? null,
    cycleId: seed.cycle?.id ?? null,
    addedToCycleAt: null,
    labels: [...(seed.labels ?? [])],
    attachments: [],
  }
  if (seed.cycle !== undefined) issue.addedToCycleAt = issue.createdAt
  state.issues.push(issue)
  moveIssue(issue, seed.state ?? 'unstarted', issue.updatedAt)
  return issue
}

/** Puts an issue into a state as a person on the board does: its dates follow, a re-opened one loses its end. */
export function moveIssue(issue: LinearIssue, to: LinearIssueState, at: Instant): void {
  const begun = to === 'started' || to === 'completed'
  issue.state = to
  issue.updatedAt = at
  issue.startedAt = begun ? (issue.startedAt ?? at) : issue.startedAt
  issue.completedAt = to === 'completed' ? at : null
  issue.canceledAt = to === 'canceled' || to === 'duplicate' ? at : null
}

/** Gives an issue to another team, where it gets a new number; its old identifier still leads to it. */
export function moveToTeam(issue: LinearIssue, team: LinearTeam, at: Instant): void {
  issue.previousIdentifiers.push(issueIdentifier(issue))
  team.lastNumber += 1
  issue.team = team
  issue.number = team.lastNumber
  issue.cycleId = null
  issue.addedToCycleAt = null
  issue.updatedAt = at
}

/** Puts an issue into the trash, from where Linear purges it later. */
export function trashIssue(issue: LinearIssue, at: Instant): void {
  issue.trashed = true
  issue.archivedAt = at
  issue.updatedAt = at
}

/** Links a pull request to an issue, as Linear's integration with GitHub does. */
export function attachPull(
  state: LinearState,
  issue: LinearIssue,
  pull: {
    readonly url: string
    readonly status: 'open' | 'draft' | 'merged' | 'closed'
    readonly at: Instant
    /** Default: closes. */
    readonly linkKind?: 'closes' | 'contributes' | 'related'
  },
): LinearAttachment {
  const { url, status, at, linkKind = 'closes' } = pull
  const attachment = {
    id: nextId(state),
    createdAt: at,
    updatedAt: at,
    url,
    title: 'Pull request',
    sourceType: 'github',
    metadata: { url, status, draft: status === 'draft', linkKind },
  }
  issue.attachments.push(attachment)
  issue.updatedAt = at
  return attachment
}

/** Posts a status update on a project or an initiative. */
export function postUpdate(
  state: LinearState,
  on: { updates: LinearUpdate[]; updatedAt: Instant },
  health: LinearHealth,
  at: Instant,
): void {
  on.updates.push({ id: nextId(state), createdAt: at, health, body: '' })
  on.updatedAt = at
}

function entity(state: LinearState, seed: Dates) {
  const createdAt = seed.createdAt ?? state.now().toISOString()
  return {
    id: nextId(state),
    createdAt,
    updatedAt: seed.updatedAt ?? createdAt,
    archivedAt: seed.archivedAt ?? null,
    trashed: seed.trashed ?? null,
  }
}

function inherit(parent: { createdAt: Instant; updatedAt: Instant }) {
  return { createdAt: parent.createdAt, updatedAt: parent.updatedAt }
}
