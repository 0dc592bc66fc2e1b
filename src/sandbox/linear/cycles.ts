import type { Instant } from '#src/core/model.ts'
import { historyOf } from './history.ts'
import {
  type LinearCycle,
  type LinearHistory,
  type LinearIssue,
  type LinearState,
  type LinearTeam,
  nextId,
} from './state.ts'

export interface CycleSeed {
  readonly team: LinearTeam
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly name?: string
  /** Default: the next one of its team. */
  readonly number?: number
  /** What its days were; an array that is left out has only zeros. Default: reckoned from its issues. */
  readonly history?: Partial<LinearHistory>
  /** Default: `startsAt`. */
  readonly updatedAt?: Instant
}

export function addCycle(state: LinearState, seed: CycleSeed): LinearCycle {
  const { team, startsAt, endsAt } = seed
  const ofTeam = state.cycles.filter((cycle) => cycle.team === team)
  const cycle: LinearCycle = {
    id: nextId(state),
    createdAt: startsAt,
    updatedAt: seed.updatedAt ?? startsAt,
    archivedAt: null,
    trashed: null,
    number: seed.number ?? Math.max(0, ...ofTeam.map(({ number }) => number)) + 1,
    team,
    name: seed.name ?? null,
    startsAt,
    endsAt,
    completedAt: null,
    history: seed.history === undefined ? null : withZeros(seed.history),
    uncompletedIds: [],
  }
  state.cycles.push(cycle)
  return cycle
}

export function putIntoCycle(issue: LinearIssue, cycle: LinearCycle | null, at: Instant): void {
  issue.cycleId = cycle?.id ?? null
  issue.addedToCycleAt = cycle === null ? null : at
  issue.updatedAt = at
}

/** Closes a cycle: its figures stand, and what is not completed goes over into the next one. */
export function closeCycle(
  state: LinearState,
  cycle: LinearCycle,
  at: Instant,
  next: LinearCycle | null,
): void {
  cycle.history = cycleHistory(state, cycle, Date.parse(at))
  cycle.completedAt = at
  cycle.endsAt = at
  cycle.updatedAt = at
  const open = issuesOf(state, cycle).filter(
    (issue) => issue.completedAt === null && issue.canceledAt === null,
  )
  cycle.uncompletedIds = open.map(({ id }) => id)
  for (const issue of open) putIntoCycle(issue, next, at)
}

/** @param now epoch milliseconds */
export function cycleHistory(state: LinearState, cycle: LinearCycle, now: number): LinearHistory {
  if (cycle.history !== null) return cycle.history
  const span = { from: Date.parse(cycle.startsAt), to: Math.min(Date.parse(cycle.endsAt), now) }
  return historyOf(
    issuesOf(state, cycle),
    { ...span, days: 1 },
    (issue) => issue.addedToCycleAt ?? issue.createdAt,
  )
}

export function issuesOf(state: LinearState, cycle: LinearCycle): LinearIssue[] {
  return state.issues.filter((issue) => issue.cycleId === cycle.id)
}

function withZeros(history: Partial<LinearHistory>): LinearHistory {
  const zeros = Array.from(
    { length: Math.max(...Object.values(history).map(({ length }) => length)) },
    () => 0,
  )
  return {
    scopeHistory: zeros,
    completedScopeHistory: zeros,
    inProgressScopeHistory: zeros,
    issueCountHistory: zeros,
    completedIssueCountHistory: zeros,
    ...history,
  }
}
