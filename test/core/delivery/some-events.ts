import { delivery } from '#src/core/delivery/delivery.ts'
import type {
  Commit,
  Cycle,
  Deployment,
  FeedCursor,
  Incident,
  LinearIssue,
  PipelineRun,
  PullRequest,
  Review,
  Stream,
  WorkEvent,
} from '#src/core/delivery/events.ts'
import { type Figure, figure } from '#src/core/delivery/figure.ts'
import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'
import { Policy } from '#src/core/policy.ts'
import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { WorkLink } from '#src/core/work/work.ts'

/** A Friday. The window of 28 days begins on 23 October at noon. */
export const NOW = '2026-11-20T12:00:00.000Z'

const SHOP: Stream = 'github/acme/shop'
const KINDS = {
  [SHOP]: ['pull', 'deployment', 'commit', 'run', 'incident'],
  linear: ['issue', 'cycle'],
} as const
const BEFORE = '2026-08-30T08:00:00.000Z'

/** Events of these streams and kinds have been read through. */
export const WHOLE: readonly FeedCursor[] = Object.entries(KINDS).flatMap(([stream, kinds]) =>
  kinds.map((kind) => ({ stream, kind, readUntil: NOW, startedAt: null, page: null, tag: null })),
)

/** `11-20 09:30` in 2026, UTC. */
export function at(text: string): string {
  return `2026-${text.replace(' ', 'T')}:00.000Z`
}

export const ada = { login: 'ada', isBot: false }
export const bob = { login: 'bob', isBot: false }
export const bot = { login: 'renovate[bot]', isBot: true }

export function pull(number: number, given: Partial<PullRequest> = {}): PullRequest {
  const createdAt = given.createdAt ?? at('11-18 08:00')
  return {
    kind: 'pull',
    stream: SHOP,
    id: `pull-${number}`,
    number,
    url: `https://github.com/acme/shop/pull/${number}`,
    changedAt: given.mergedAt ?? createdAt,
    author: ada,
    createdAt,
    readyAt: [],
    isDraft: false,
    mergedAt: null,
    closedAt: given.mergedAt ?? null,
    mergeCommit: given.mergedAt ? `c${number}` : null,
    firstCommitAt: null,
    reviews: [],
    milestone: null,
    mentions: [],
    closesIssues: 0,
    reverts: null,
    ...given,
  }
}

export function review(moment: string | null, given: Partial<Review> = {}): Review {
  return { by: bob, at: moment, state: 'commented', ...given }
}

export function commit(id: string, parents: readonly string[] = [], changedAt = at('11-01 08:00')): Commit {
  return { kind: 'commit', stream: SHOP, id, parents, changedAt }
}

/** A deployment to production that succeeded at once, and is inactive since. */
export function deployed(hash: string, moment: string, given: Partial<Deployment> = {}): Deployment {
  return {
    kind: 'deployment',
    stream: SHOP,
    id: `${hash} ${moment}`,
    changedAt: moment,
    environment: 'production',
    commit: hash,
    createdAt: moment,
    statuses: [
      { state: 'success', at: moment },
      { state: 'inactive', at: NOW },
    ],
    ...given,
  }
}

export function incident(number: number, createdAt: string, given: Partial<Incident> = {}): Incident {
  return {
    kind: 'incident',
    stream: SHOP,
    id: `incident-${number}`,
    number,
    changedAt: given.closedAt ?? createdAt,
    createdAt,
    closedAt: null,
    isDismissed: false,
    causes: { commits: [], pulls: [] },
    ...given,
  }
}

export function run(id: string, minutes: number | null, given: Partial<PipelineRun> = {}): PipelineRun {
  const startedAt = given.startedAt ?? at('11-10 08:00')
  return {
    kind: 'run',
    stream: SHOP,
    id,
    changedAt: startedAt,
    workflow: 'ci.yml',
    trigger: 'push',
    attempt: 1,
    conclusion: 'success',
    createdAt: startedAt,
    startedAt,
    minutes,
    ...given,
  }
}

export function issue(identifier: string, given: Partial<LinearIssue> = {}): LinearIssue {
  return {
    kind: 'issue',
    stream: 'linear',
    id: identifier,
    changedAt: given.completedAt ?? NOW,
    identifier,
    previousIdentifiers: [],
    team: identifier.split('-')[0] ?? '',
    project: null,
    milestone: null,
    cycle: null,
    state: given.completedAt ? 'completed' : 'started',
    estimate: null,
    labels: [],
    createdAt: given.createdAt ?? BEFORE,
    startedAt: null,
    completedAt: null,
    pulls: [],
    ...given,
  }
}

/** A cycle of team ENG of two weeks that was closed at its end. */
export function cycle(number: number, endsAt: string, given: Partial<Cycle> = {}): Cycle {
  return {
    kind: 'cycle',
    stream: 'linear',
    id: `cycle-${number}`,
    changedAt: endsAt,
    team: 'ENG',
    number,
    startsAt: new Date(Date.parse(endsAt) - 14 * 86_400_000).toISOString(),
    endsAt,
    completedAt: endsAt,
    unit: 'points',
    scope: [10, 20],
    completed: [0, 15],
    ...given,
  }
}

export const repository: WorkLink = {
  kind: 'github_repository',
  url: 'https://github.com/Acme/shop',
  owner: 'Acme',
  repo: 'shop',
}
export const team: WorkLink = {
  kind: 'linear_team',
  url: 'https://linear.app/acme/team/ENG',
  workspace: 'acme',
  team: 'ENG',
}

export function cycleLink(number: number | 'active' | 'upcoming'): WorkLink {
  const url = `https://linear.app/acme/team/ENG/cycle/${number}`
  return { kind: 'linear_cycle', url, workspace: 'acme', team: 'ENG', cycle: number }
}

interface Given {
  readonly policy?: object
  readonly timezone?: string
  readonly cursors?: readonly FeedCursor[]
  readonly lost?: ReadonlyMap<Stream, { reason: UnknownReason; detail: string }>
  readonly now?: string
}

export function deliveryOf(events: readonly WorkEvent[], given: Given = {}) {
  const policy = Policy.parse({ timezone: given.timezone ?? 'UTC', delivery: given.policy ?? {} })
  const { cursors = WHOLE, lost = new Map(), now = NOW } = given
  return delivery({ events, cursors, lost, policy, now })
}

/** What a key result that is linked to this gets. */
export function take(
  link: WorkLink,
  measure: DeliveryMeasure,
  events: readonly WorkEvent[],
  given: Given = {},
): Figure {
  const sample = deliveryOf(events, given).samplesOf(link)?.[measure]
  return figure(measure, sample === undefined ? [] : [sample])
}
