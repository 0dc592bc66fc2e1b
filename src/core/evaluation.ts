import type { Measurement } from '#src/core/work/work.ts'
import type { Remembered } from './history.ts'
import type {
  Ambition,
  Day,
  Decision,
  Finding,
  Flag,
  Health,
  Initiative,
  Instant,
  KeyResult,
  KeyResultType,
  Objective,
  Period,
  Person,
  Risk,
  Status,
} from './model.ts'

/** How much a forecast rests on: no check-in; one, or less than 0.3 of the plan clock; more. */
export type Evidence = 'none' | 'low' | 'ok'

/** A status that a person typed over the service's, while it lasts. */
export interface Overrule {
  readonly status: Status
  /** The last day on which it stands. */
  readonly until: Day
}

export interface KeyResultResult {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly objectiveId: string | null
  readonly owners: readonly Person[]
  readonly state: KeyResult['state']
  readonly period: Period | null
  /** true: its period is over; it is read for history and neither written nor mailed about. */
  readonly ended: boolean
  /** true: it counts in roll-up and alignment (valid definition, active or closed, weight above 0). */
  readonly counts: boolean
  readonly type: KeyResultType | null
  readonly ambition: Ambition
  readonly weight: number
  readonly unit: string
  readonly baseline: number | null
  readonly target: number | null
  /** The value that was scored, in the unit of the Current column; null: nothing ever recorded. */
  readonly current: number | null
  /** The measured number that the Current cell is to show; absent: the cell is left as it is. */
  readonly measuredCurrent?: number
  readonly lastCheckIn: Day | null
  /** null: no Source or no Measure. */
  readonly measurement: Measurement | null
  /** 0..1, see scoring.md 1.2; null: unknown. */
  readonly score: number | null
  /** Below 0: worse than baseline. Above 1: exceeded. */
  readonly raw: number | null
  /** Plan clock u of now, 0..1. */
  readonly plan: number | null
  /** u * s*. */
  readonly expected: number | null
  /** expected - score; positive is behind. */
  readonly gap: number | null
  /** Projected final raw score, unclamped. */
  readonly forecast: number | null
  /** Chance of reaching the target score s*, 0..1. */
  readonly confidence: number | null
  /** Chance of reaching the full target, 0..1. */
  readonly confidenceFull: number | null
  /** Pace needed from here, as a multiple of plan; null where it has no meaning. */
  readonly need: number | null
  /** Pace likely from here, as a multiple of plan. */
  readonly pace: number | null
  /** s*: 1 committed, 0.7 aspirational by default. */
  readonly targetScore: number
  /** What the rules say. */
  readonly status: Status
  readonly risk: Risk
  readonly evidence: Evidence
  /** Codes that explain the status, for example `no_movement`, `no_check_in`, `missed`. */
  readonly reasons: readonly string[]
  /** The leader's word: a status typed in a column that people own. */
  readonly word: string | null
  readonly overrule: Overrule | null
  readonly note: string
  /** The day of the value that was scored. */
  readonly dataAsOf: Day | null
  /** At most 280 characters; facts with their dates and nothing that changes by the clock alone. */
  readonly why: string
}

export type AlignmentClass = 'company' | 'rooted' | 'unlinked' | 'broken' | 'unrooted'

export interface ObjectiveResult {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly level: Objective['level']
  readonly team: string | null
  readonly owners: readonly Person[]
  readonly state: Objective['state']
  readonly period: Period | null
  readonly ended: boolean
  readonly virtual: boolean
  readonly weight: number
  readonly keyResults: readonly string[]
  /** Weighted means, unrounded; null: nothing that could be scored. */
  readonly score: number | null
  readonly projected: number | null
  readonly expected: number | null
  readonly confidence: number | null
  readonly status: Status
  readonly worstKeyResult: string | null
  readonly alignment: AlignmentClass
  readonly word: string | null
  readonly overrule: Overrule | null
  readonly summary: string
}

export interface InitiativeResult {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owners: readonly Person[]
  readonly status: Initiative['status']
  readonly timeline: Period | null
  readonly blocker: string
  readonly nextStep: string
  readonly waitingOn: readonly Person[]
  readonly neededBy: Day | null
  readonly keyResults: readonly string[]
  /** 0..1; null: unknown. */
  readonly progress: number | null
  readonly progressFrom: 'source' | 'key_results' | null
  readonly health: Health
  /** The day it was first seen blocked. */
  readonly blockedSince: Day | null
  readonly why: string
}

export interface DecisionResult {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owners: readonly Person[]
  readonly status: Decision['status']
  readonly decideBy: Day | null
  readonly reviewDate: Day | null
  readonly flags: readonly Flag[]
  /** Hours from Raised to first seen Decided; null: not both known. */
  readonly cycleTime: number | null
}

/** Shares 0..1 as scoring.md 1.8 defines them; null: there is nothing to cover. */
export interface Alignment {
  readonly objectiveCoverage: number | null
  readonly teamCoverage: number | null
  readonly healthyCoverage: number | null
  readonly keyResultCoverage: { readonly explicit: number | null; readonly inherited: number | null }
  readonly upwardAlignment: number | null
}

/** Everything the rules say about one snapshot at one moment. Same input, same output. */
export interface Evaluation {
  readonly asOf: Instant
  readonly today: Day
  readonly ruleVersion: string
  readonly objectives: readonly ObjectiveResult[]
  readonly keyResults: readonly KeyResultResult[]
  readonly initiatives: readonly InitiativeResult[]
  readonly decisions: readonly DecisionResult[]
  readonly alignment: Alignment
  /** Those of the snapshot first, then those of the rules. */
  readonly findings: readonly Finding[]
  readonly remember: Remembered
}
