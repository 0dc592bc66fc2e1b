import { evaluate } from '#src/core/evaluate.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { CheckIn, History, WrittenCell } from '#src/core/history.ts'
import type {
  Decision,
  Finding,
  Initiative,
  KeyResult,
  Objective,
  Person,
  ServiceField,
  Shown,
  Snapshot,
  Write,
} from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { WorkReading } from '#src/core/work/work.ts'
import { packed } from './packed.ts'

/** Friday, seven weeks and two days into the quarter. */
export const NOW = '2026-11-20T09:00:00.000Z'
export const TODAY = '2026-11-20'

export const ada: Person = { id: 'ada', name: 'Ada Moreau', email: 'ada@example.com' }

const row = { url: 'https://notion.example/p', lastEdited: '2026-11-10T10:00:00.000Z', shown: {} }

export function anObjective(given: Partial<Objective> = {}): Objective {
  return {
    ...row,
    id: 'o1',
    title: 'Win the mid-market',
    level: 'company',
    team: null,
    owners: [ada],
    cycle: '2026-Q4',
    period: null,
    supports: [],
    supportsKeyResults: [],
    weight: null,
    state: 'active',
    acceptedFindings: [],
    word: null,
    virtual: false,
    ...given,
  }
}

/** From 0 to 60 over the fourth quarter of 2026. */
export function aKeyResult(given: Partial<KeyResult> = {}): KeyResult {
  return {
    ...row,
    id: 'k1',
    title: 'Sixty customers',
    objectives: ['o1'],
    owners: [ada],
    type: 'metric',
    direction: null,
    ambition: null,
    baseline: 0,
    target: 60,
    current: 24,
    floor: null,
    unit: '',
    milestones: '',
    curve: null,
    weight: null,
    source: '',
    measure: null,
    lastCheckIn: null,
    ownerConfidence: null,
    override: null,
    overrideUntil: null,
    acknowledged: null,
    recoveryPlan: '',
    note: '',
    state: 'active',
    acceptedFindings: [],
    decisions: [],
    word: null,
    currentFormat: 'number',
    ...given,
  }
}

export function anInitiative(given: Partial<Initiative> = {}): Initiative {
  return {
    ...row,
    id: 'i1',
    title: 'New checkout',
    owners: [ada],
    keyResults: ['k1'],
    status: 'on_track',
    timeline: { start: '2026-10-01', end: '2026-12-31' },
    impact: '',
    investment: '',
    blocker: '',
    nextStep: '',
    waitingOn: [],
    neededBy: null,
    dependsOn: [],
    source: '',
    ...given,
  }
}

export function aDecision(given: Partial<Decision> = {}): Decision {
  return {
    ...row,
    id: 'd1',
    title: 'Which payment provider',
    raised: '2026-11-02',
    date: null,
    status: 'proposed',
    context: '',
    options: '',
    recommendation: '',
    decided: '',
    reversible: null,
    rationale: '',
    outcome: '',
    owners: [ada],
    decideBy: null,
    reviewDate: null,
    keyResults: [],
    initiatives: [],
    supersedes: [],
    ...given,
  }
}

/** One objective with one key result, of a workspace that `init` made. */
export function aSnapshot(given: Partial<Snapshot> = {}): Snapshot {
  return {
    databases: (['objectives', 'keyResults', 'initiatives', 'decisions'] as const).map((kind) => ({
      kind,
      dataSourceId: kind,
      lost: [],
      madeByInit: true,
      owned: [],
    })),
    objectives: [anObjective()],
    keyResults: [aKeyResult()],
    initiatives: [],
    decisions: [],
    findings: [],
    ...given,
  }
}

/** A history with its check-ins as they were recorded, in any order. */
export interface Past extends Omit<History, 'checkIns'> {
  readonly checkIns: readonly CheckIn[]
}

export function aHistory({ checkIns = [], ...given }: Partial<Past> = {}): History {
  const none = {
    days: [],
    objectiveDays: [],
    sightings: [],
    written: [],
    episodes: [],
    prepared: [],
    stands: [],
  }
  return { ...none, ...given, checkIns: packed(checkIns) }
}

export const CHECKOUT = 'https://linear.app/acme/project/checkout-0123456789ab'

/** What Linear says of the project behind `CHECKOUT`. */
export function checkoutAt(share: number): ReadonlyMap<string, WorkReading> {
  const known: WorkReading = {
    kind: 'known',
    url: CHECKOUT,
    title: 'Checkout',
    share,
    scope: 40,
    scopeUnit: 'points',
    done: null,
    open: null,
    lastActivity: null,
    health: null,
  }
  return new Map([[CHECKOUT, known]])
}

export function checkoutUnknown(
  reason: UnknownReason = 'not_found',
  detail = 'Linear project Checkout was not found.',
): ReadonlyMap<string, WorkReading> {
  return new Map([[CHECKOUT, { kind: 'unknown', url: CHECKOUT, reason, detail }]])
}

export function evaluateAt(
  now: string,
  given: {
    readonly snapshot?: Snapshot
    readonly history?: History
    readonly readings?: ReadonlyMap<string, WorkReading>
    readonly policy?: Partial<Policy>
  } = {},
): Evaluation {
  return evaluate({
    snapshot: given.snapshot ?? aSnapshot(),
    history: given.history ?? aHistory(),
    readings: given.readings ?? new Map(),
    policy: Policy.parse(given.policy ?? {}),
    hosts: { github: 'github.com' },
    now,
  })
}

export function codesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ code }) => code)
}

export function written(
  pageId: string,
  field: ServiceField,
  value: WrittenCell['value'],
  at = '2026-11-09T08:00:00.000Z',
): WrittenCell {
  return { pageId, field, value, at }
}

/** Every cell of the service's, empty: the columns exist and nothing has been written yet. */
export const EMPTY_CELLS = {
  objective: { score: null, status: null, confidence: null, summary: null, synced: null },
  keyResult: {
    score: null,
    status: null,
    confidence: null,
    risk: null,
    forecast: null,
    why: null,
    dataAsOf: null,
  },
  initiative: { progress: null, health: null, blockedSince: null, why: null },
  decision: { flags: [], cycleTime: null, followed: null, proposedOutcome: null },
} satisfies Record<string, Shown>

/** The snapshot as Notion would show it after writes at `NOW`; Current is shown in its own column too. */
export function applied(snapshot: Snapshot, writes: readonly Write[]): Snapshot {
  const byPage = new Map(writes.map((write) => [write.pageId, write]))
  const show = <Row extends { readonly id: string; readonly shown: Shown }>(rows: readonly Row[]) =>
    rows.map((each): Row => {
      const changes = byPage.get(each.id)?.changes ?? []
      const cells = Object.fromEntries(changes.map(({ field, after }) => [field, after]))
      const current = 'current' in cells ? { current: cells['current'] } : {}
      const edited = changes.length > 0 ? { lastEdited: NOW } : {}
      return { ...each, ...current, ...edited, shown: { ...each.shown, ...cells } }
    })
  return {
    ...snapshot,
    objectives: show(snapshot.objectives),
    keyResults: show(snapshot.keyResults),
    initiatives: show(snapshot.initiatives),
    decisions: show(snapshot.decisions),
  }
}
