import type { Measurement } from '#src/core/work/work.ts'
import type { DecisionResult } from './decision-result.ts'
import type { Remembered } from './history.ts'
import type { InitiativeResult, TeamWait } from './initiative-result.ts'
import type {
  Ambition,
  Day,
  Finding,
  Instant,
  KeyResult,
  KeyResultType,
  Objective,
  Period,
  Person,
  Risk,
  ServiceField,
  Status,
} from './model.ts'
import type { RowOutage } from './row-outage.ts'
import type { Voice } from './voice.ts'

/** How much a forecast rests on: no check-in; one, or less than 0.3 of the plan clock; more. */
export type Evidence = 'none' | 'low' | 'ok'

/** A status that a person typed over the service's, while it lasts. */
export interface Overrule {
  readonly status: Status
  /** The last day on which it stands. */
  readonly until: Day
  /** The day on which the service first saw it; null: nothing was remembered, since it has a day of its own. */
  readonly since: Day | null
}

/** A person's status that stood and stands no more. */
export interface OverruleEnd {
  readonly status: Status
  /** The last day on which it stood. */
  readonly on: Day
  readonly because: 'check_in' | 'time'
}

/** Two voices of one row that differ in colour. */
export interface Contradiction {
  readonly database: 'objectives' | 'keyResults' | 'initiatives'
  readonly pageId: string
  readonly title: string
  readonly url: string
  readonly voices: readonly Voice[]
}

/** The goal as it was when the cycle began, where it was moved since. */
export interface Rebaseline {
  /** The first day on which it was seen as it is now. */
  readonly day: Day
  readonly changes: readonly {
    readonly property: 'Target' | 'Baseline' | 'Weight' | 'Period'
    readonly before: string
    readonly after: string
    /** A decision that stands covers it. */
    readonly decided: boolean
  }[]
  /** Score and status against the original goal; null: it cannot be scored. */
  readonly originalScore: number | null
  readonly originalStatus: Status
  readonly originalWeight: number
  /** A decision that stands covers every change. */
  readonly decided: boolean
  /** What decisions say of the changes that none covers; null: nothing. */
  readonly instead: Instead | null
}

/** What was decided where a goal was moved otherwise. */
export interface Instead {
  /** Sentences. */
  readonly words: string
  /** What a decision that stands sets, such as `Target to 31 teams`; null: nothing that can be set. */
  readonly chosen: string | null
}

/** The work that serves a key result: its own Source and those of its initiatives. */
export interface ServingWork {
  /** live: something changed within 21 days; dead: nothing did; unknown: it could not be read or does not say. */
  readonly state: 'live' | 'dead' | 'none' | 'unknown'
  readonly lastActivity: Day | null
  readonly links: number
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
  /** Notion's number format of the Current column: a percent column holds 0..1. */
  readonly currentFormat: KeyResult['currentFormat']
  readonly baseline: number | null
  readonly target: number | null
  /** The value that was scored, in the unit of the Current column; null: nothing ever recorded. */
  readonly current: number | null
  /** The measured number that the Current cell is to show; absent: the cell is left as it is. */
  readonly measuredCurrent?: number
  readonly lastCheckIn: Day | null
  /** null: no Source or no Measure. */
  readonly measurement: Measurement | null
  /** null: its source answers, or it has none. */
  readonly outage: RowOutage | null
  /** The day on which its source answered again after a failure; null: it did not fail of late. */
  readonly restoredOn: Day | null
  /** 0..1 (scoring rules, "score"); null: unknown. */
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
  /** By confidence alone, with hysteresis, before silence and completion; null: there is no open forecast. */
  readonly colour: Status | null
  readonly risk: Risk
  readonly evidence: Evidence
  /** Codes that explain the status, for example `no_movement`, `no_check_in`, `missed`. */
  readonly reasons: readonly string[]
  /** The leader's word: a status typed in a column that people own. */
  readonly word: string | null
  readonly overrule: Overrule | null
  readonly overruleEnded: OverruleEnd | null
  /** As typed by the owner, 0..1; shown beside the chance and never blended with it. */
  readonly ownerConfidence: number | null
  readonly voices: readonly Voice[]
  /** null: the goal is the one that the cycle began with. */
  readonly rebaseline: Rebaseline | null
  /** What the rules of the last digest would say today, where they are others and say otherwise. */
  readonly ruleMove: { readonly from: string; readonly status: Status } | null
  readonly work: ServingWork
  readonly note: string
  /** Since when the note has said that, as far as it was seen; null: there is none, or its period is over. */
  readonly noteSince: Day | null
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
  /** The score with the goals and weights that the cycle began with; null: none was moved. */
  readonly originalScore: number | null
  readonly status: Status
  /** By mean confidence alone, with hysteresis; null: there is none. */
  readonly colour: Status | null
  readonly worstKeyResult: string | null
  /** `unknown`: a column that says how objectives hang together is lost. */
  readonly alignment: AlignmentClass | 'unknown'
  /** Its row accepts what alignment finds of it, so that nobody is asked to mend it. */
  readonly isAlignmentAccepted: boolean
  readonly word: string | null
  readonly overrule: Overrule | null
  readonly overruleEnded: OverruleEnd | null
  readonly voices: readonly Voice[]
  readonly summary: string
}

/** Shares 0..1 (scoring rules, "alignment"); null: there is nothing to cover. */
export interface Alignment {
  readonly objectiveCoverage: number | null
  readonly teamCoverage: number | null
  readonly healthyCoverage: number | null
  readonly keyResultCoverage: { readonly explicit: number | null; readonly inherited: number | null }
  readonly upwardAlignment: number | null
}

/** How the work in Linear and GitHub serves the key results that run. Shares 0..1; null: there is nothing to cover. */
export interface WorkCoverage {
  /** Key results by the state of the work that serves them. */
  readonly live: number
  readonly dead: number
  readonly none: number
  readonly unknown: number
  /** Share of those key results with live work. */
  readonly liveShare: number | null
  /** Share of the scope of active Linear projects that serves a key result; null: Linear is not read. */
  readonly alignedWork: number | null
  /** Every linked work with what each key result gets of it: the credits of one work add up to 1. */
  readonly credits: readonly {
    /** Equal for all links to it, in whatever form they were pasted. */
    readonly identity: string
    readonly url: string
    readonly title: string
    readonly keyResults: readonly { readonly id: string; readonly credit: number }[]
  }[]
  /** All that goes on, each with the key results that it serves, by address; empty: nothing, or it is not known. */
  readonly served: readonly (NamedWork & { readonly keyResults: readonly string[] })[]
  /** What goes on and serves no key result. */
  readonly orphans: readonly NamedWork[]
  /** Issues that were completed in the last 30 days, and pull requests that were merged; null: none, or none is known of. */
  readonly completedIssues: ServedShare | null
  readonly mergedPulls: ServedShare | null
}

/** A Linear project or initiative, or a milestone of a repository, that goes on. */
export interface NamedWork {
  readonly kind: 'project' | 'initiative' | 'milestone'
  readonly title: string
  readonly url: string
}

/** How many of all serve a key result. */
export interface ServedShare {
  readonly served: number
  /** At least 1. */
  readonly all: number
}

/** What somebody should do, and by when. */
export interface Recommendation {
  /** For example `critical`, `off_track_company_objective`, `no_support`, `orphan`, `force_rank`, `no_movement`. */
  readonly code: string
  readonly title: string
  readonly detail: string
  /** Names; empty: nobody is named. */
  readonly owner: string
  readonly when: 'now' | Day
  /** The rows that it is about, the first one first. */
  readonly pageIds: readonly string[]
}

/** What cannot be reckoned of one row. */
export interface Withheld {
  readonly pageId: string
  /** Cells that are left as they are; empty: only what is mailed or remembered is missing. */
  readonly fields: readonly ServiceField[]
  /** A sentence with the columns that are lost. */
  readonly because: string
}

/** Everything the rules say about one snapshot at one moment. Same input, same output. */
export interface Evaluation {
  readonly asOf: Instant
  readonly today: Day
  readonly ruleVersion: string
  /** It was cut down to these teams, as POLICY names them; absent: it is of the whole company. */
  readonly onlyTeams?: readonly string[]
  readonly objectives: readonly ObjectiveResult[]
  readonly keyResults: readonly KeyResultResult[]
  readonly initiatives: readonly InitiativeResult[]
  readonly decisions: readonly DecisionResult[]
  readonly alignment: Alignment
  /** The same without the rows whose findings of alignment were accepted; null: none was. */
  readonly alignmentWithoutAccepted: Alignment | null
  readonly workCoverage: WorkCoverage
  readonly contradictions: readonly Contradiction[]
  /** Which team waits for which, the gravest risk first. */
  readonly waiting: readonly TeamWait[]
  /** Ids of the key results at risk or off track, the riskiest first (scoring rules, "risk"). */
  readonly atRisk: readonly string[]
  readonly recommendations: readonly Recommendation[]
  /** m as used, and how many past key results it was learned from; 0: it is that of the policy. */
  readonly forecastMean: { readonly mean: number; readonly learnedFrom: number }
  /** The ones whose mend unlocks the most key results first. */
  readonly findings: readonly Finding[]
  /** What is not said of rows, since columns that it needs are lost; the cells keep what was written last. */
  readonly withheld: readonly Withheld[]
  readonly remember: Remembered
}
