import { createHash } from 'node:crypto'
import type { Day, Instant } from '#src/core/model.ts'

export type LinearHealth = 'onTrack' | 'atRisk' | 'offTrack'
type LinearProjectStatus = 'backlog' | 'planned' | 'started' | 'paused' | 'completed' | 'canceled'
type LinearInitiativeStatus = 'Proposed' | 'Planned' | 'Active' | 'Completed' | 'Canceled'
export type LinearIssueState =
  | 'triage'
  | 'backlog'
  | 'unstarted'
  | 'started'
  | 'completed'
  | 'canceled'
  | 'duplicate'

interface Entity {
  readonly id: string
  createdAt: Instant
  updatedAt: Instant
  archivedAt: Instant | null
  /** true: deleted by a person, and purged later; null: not. */
  trashed: true | null
}

export interface LinearTeam {
  readonly id: string
  /** Upper case, the prefix of its issues' identifiers. */
  key: string
  name: string
  /** The scale of its estimates; `notUsed`: it does not estimate. */
  estimation: 'notUsed' | 'exponential' | 'fibonacci' | 'linear' | 'tShirt'
  /** Points that an issue without an estimate counts. */
  unestimated: 0 | 1
  /** The number that its newest issue got; numbers are never given twice. */
  lastNumber: number
}

/** What a burn-down chart is drawn from: one entry a day of a cycle, one a week of a project. */
export interface LinearHistory {
  readonly scopeHistory: readonly number[]
  readonly completedScopeHistory: readonly number[]
  readonly inProgressScopeHistory: readonly number[]
  readonly issueCountHistory: readonly number[]
  readonly completedIssueCountHistory: readonly number[]
}

export interface LinearCycle extends Entity {
  readonly number: number
  readonly team: LinearTeam
  name: string | null
  startsAt: Instant
  endsAt: Instant
  /** null: it ends by itself at its end. */
  completedAt: Instant | null
  /** Laid down, or fixed when it was closed; null: reckoned from the issues that are in it. */
  history: LinearHistory | null
  /** Ids of the issues that were open when it was closed. */
  uncompletedIds: string[]
}

/** A link that an integration laid to an issue. */
export interface LinearAttachment {
  readonly id: string
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly url: string
  readonly title: string
  /** For example `github`. */
  readonly sourceType: string
  readonly metadata: Readonly<Record<string, unknown>>
}

/** A status update that a person posted; the latest one gives the health. */
export interface LinearUpdate {
  readonly id: string
  readonly createdAt: Instant
  readonly health: LinearHealth
  readonly body: string
}

export interface LinearProject extends Entity {
  readonly slugId: string
  name: string
  status: LinearProjectStatus
  startDate: Day | null
  targetDate: Day | null
  updates: LinearUpdate[]
}

export interface LinearMilestone extends Entity {
  readonly projectId: string
  name: string
  sortOrder: number
  targetDate: Day | null
}

export interface LinearInitiative extends Entity {
  readonly slugId: string
  name: string
  description: string | null
  status: LinearInitiativeStatus
  targetDate: Day | null
  projectIds: string[]
  /** The initiative that this one is a part of; null: none. */
  parentId: string | null
  updates: LinearUpdate[]
}

export interface LinearIssue extends Entity {
  /** Another one in each team that it was in. */
  number: number
  team: LinearTeam
  /** Identifiers from before it moved to another team. */
  previousIdentifiers: string[]
  title: string
  state: LinearIssueState
  /** Points; null: not estimated. */
  estimate: number | null
  startedAt: Instant | null
  completedAt: Instant | null
  canceledAt: Instant | null
  projectId: string | null
  milestoneId: string | null
  cycleId: string | null
  /** When it came into its cycle; null: it is in none. */
  addedToCycleAt: Instant | null
  /** Names. */
  labels: string[]
  attachments: LinearAttachment[]
}

/** An answer that one coming request gets in place of its own. */
interface LinearFault {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Everything that a Linear workspace knows. Plain data: tests and the demo change it as they like. */
export interface LinearState {
  readonly now: () => Date
  readonly urlKey: string
  /** What the workspace was called in links before; Linear keeps the last three. */
  readonly previousUrlKeys: string[]
  readonly organizationName: string
  readonly teams: LinearTeam[]
  readonly projects: LinearProject[]
  readonly milestones: LinearMilestone[]
  readonly initiatives: LinearInitiative[]
  readonly issues: LinearIssue[]
  readonly cycles: LinearCycle[]
  /** Taken from the front, one per request. */
  readonly faults: LinearFault[]
  /** HTTP statuses that differ between reports of the live service. */
  readonly answers: { notFound: 200 | 400; unauthenticated: 200 | 400 | 401 }
  /** Limits per hour; the live values moved several times, so clients must read the headers. */
  readonly limits: { requests: number; complexity: number }
  ids: number
}

export function createLinearState(options: { now: () => Date; urlKey: string }): LinearState {
  return {
    ...options,
    previousUrlKeys: [],
    organizationName: options.urlKey,
    teams: [],
    projects: [],
    milestones: [],
    initiatives: [],
    issues: [],
    cycles: [],
    faults: [],
    answers: { notFound: 200, unauthenticated: 401 },
    limits: { requests: 2_500, complexity: 3_000_000 },
    ids: 0,
  }
}

/** A UUID that is the same in every run that seeds the same things in the same order. */
export function nextId(state: LinearState): string {
  state.ids += 1
  const hex = createHash('sha256').update(`${state.urlKey}/${state.ids}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
