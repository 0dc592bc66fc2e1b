/** A calendar day in the organisation's time zone, as `2026-11-20`. */
export type Day = string

/** A moment in UTC, as `2026-11-20T08:00:00.000Z`. */
export type Instant = string

/** The four databases of the contract with Notion. In the flat layout `keyResults` holds the OKR rows. */
export type DatabaseKind = 'objectives' | 'keyResults' | 'initiatives' | 'decisions'

export type Status = 'not_started' | 'on_track' | 'at_risk' | 'off_track' | 'complete' | 'unknown'
export type Risk = 'none' | 'low' | 'medium' | 'high' | 'critical'
export type Health = 'on_track' | 'at_risk' | 'off_track' | 'blocked' | 'done' | 'unknown'
export type Flag =
  | 'decide_soon'
  | 'decision_overdue'
  | 'review_due'
  | 'no_owner'
  | 'no_rationale'
  | 'superseded_but_linked'

/** A column that the service owns. `current` is shared: written only where Source and Measure are both set. */
export type ServiceField =
  | 'score'
  | 'status'
  | 'confidence'
  | 'summary'
  | 'synced'
  | 'current'
  | 'risk'
  | 'forecast'
  | 'why'
  | 'dataAsOf'
  | 'progress'
  | 'health'
  | 'blockedSince'
  | 'flags'
  | 'cycleTime'
  | 'prepared'
  | 'followed'
  | 'proposedOutcome'

/** What a cell holds: a number, a text, day or code, a list of codes, or nothing. Codes, never Notion's option names. */
export type CellValue = number | string | readonly string[] | null

/** What Notion shows now in the service's columns of one row. A field that is absent has no column of the service's. */
export type Shown = Readonly<Partial<Record<ServiceField, CellValue>>>

export interface Person {
  readonly id: string
  readonly name: string
  /** null: a guest, or a connection without the capability to read addresses. */
  readonly email: string | null
}

/** First and last day of a cycle or period, both included. */
export interface Period {
  readonly start: Day
  readonly end: Day
}

interface Row {
  /** The Notion page's id, dashed. */
  readonly id: string
  readonly title: string
  readonly url: string
  /** Floored to the minute by Notion. */
  readonly lastEdited: Instant
  readonly shown: Shown
}

export interface Objective extends Row {
  readonly level: 'company' | 'department' | 'team' | null
  readonly team: string | null
  readonly owners: readonly Person[]
  /** As typed, for example `2026-Q4`. */
  readonly cycle: string | null
  /** Overrides the cycle. */
  readonly period: Period | null
  readonly supports: readonly string[]
  readonly supportsKeyResults: readonly string[]
  /** null: empty, counts as 1. */
  readonly weight: number | null
  readonly state: 'active' | 'closed' | 'cancelled'
  readonly acceptedFindings: readonly string[]
  /** The leader's word: a status typed in a column that people own. */
  readonly word: string | null
  /** true: made from the text of a flat row; no page of its own exists and nothing is written to it. */
  readonly virtual: boolean
}

export type KeyResultType = 'metric' | 'percentage' | 'milestone' | 'yes_no' | 'maintain'
export type Direction = 'increase' | 'decrease' | 'at_least' | 'at_most' | 'between'
export type Ambition = 'committed' | 'aspirational'

export interface KeyResult extends Row {
  /** Objectives it belongs to; one is right, none or several is a finding. */
  readonly objectives: readonly string[]
  /** The objective as typed where no link says it; absent: a link does. `objectives` holds those of that title. */
  readonly objectiveTyped?: string
  /** Of its own row, which counts where the objective names none or a longer one; absent: the row has no such column. */
  readonly cycle?: string | null
  /** Overrides the cycle. */
  readonly period?: Period | null
  readonly owners: readonly Person[]
  /** null: empty, read as metric. `invalid`: an option that no rule knows. */
  readonly type: KeyResultType | 'invalid' | null
  readonly direction: Direction | 'invalid' | null
  readonly ambition: Ambition | 'invalid' | null
  readonly baseline: number | null
  readonly target: number | null
  /** As Notion shows it, in the column's own unit. */
  readonly current: number | null
  readonly floor: number | null
  readonly unit: string
  /** One a line: `[x] name @ 2026-11-30 *2`. */
  readonly milestones: string
  /** Linear, Back-loaded, Front-loaded, S-curve, or dated points; null: linear. */
  readonly curve: string | null
  readonly weight: number | null
  /** Free text holding one or more links. */
  readonly source: string
  /** The option chosen in Measure, in lower case, for example `progress`. */
  readonly measure: string | null
  readonly lastCheckIn: Day | null
  readonly ownerConfidence: number | null
  readonly override: Status | null
  readonly overrideUntil: Day | null
  readonly acknowledged: Day | null
  readonly recoveryPlan: string
  readonly note: string
  readonly state: 'active' | 'closed' | 'dropped' | 'deferred'
  readonly acceptedFindings: readonly string[]
  readonly decisions: readonly string[]
  readonly word: string | null
  /** Notion's number format of the Current column: a percent column holds 0..1, any other 0..100. */
  readonly currentFormat: 'number' | 'percent'
}

export interface Initiative extends Row {
  readonly owners: readonly Person[]
  readonly keyResults: readonly string[]
  /** `invalid`: an option that no rule knows. */
  readonly status: 'planned' | 'on_track' | 'at_risk' | 'blocked' | 'done' | 'cancelled' | 'invalid' | null
  /** The leader's word where they call their status otherwise, such as In progress for what is read as on track. */
  readonly word?: string
  readonly timeline: Period | null
  readonly impact: string
  readonly investment: string
  readonly blocker: string
  readonly nextStep: string
  readonly waitingOn: readonly Person[]
  readonly neededBy: Day | null
  readonly dependsOn: readonly string[]
  readonly source: string
}

export interface Decision extends Row {
  readonly raised: Day | null
  /** The day it was decided. */
  readonly date: Day | null
  /** `invalid`: an option that no rule knows. */
  readonly status: 'proposed' | 'decided' | 'superseded' | 'reversed' | 'invalid' | null
  readonly context: string
  /** As typed, mostly one a line. */
  readonly options: string
  readonly recommendation: string
  /** What was decided, as typed. */
  readonly decided: string
  readonly rationale: string
  /** `invalid`: an option that no rule knows. */
  readonly reversible: 'yes' | 'no' | 'partially' | 'invalid' | null
  readonly outcome: string
  readonly owners: readonly Person[]
  readonly decideBy: Day | null
  readonly reviewDate: Day | null
  readonly keyResults: readonly string[]
  readonly initiatives: readonly string[]
  readonly supersedes: readonly string[]
}

/** A column of people's that cannot be read. */
interface LostField {
  /** Its code, for example `target`. */
  readonly field: string
  /** The property's name as `init` creates it, which findings of the rules name. */
  readonly property: string
  /** The ids of the rows for which it is not known what it held; absent: all rows of its kind. */
  readonly rows?: readonly string[]
}

/** One database as it was found; a data source that holds objectives and key results comes up as one of each. */
export interface Database {
  readonly kind: DatabaseKind
  readonly dataSourceId: string
  /** Columns of people's that held something, or have to be there, and cannot be read. What is reckoned from them is disabled. */
  readonly lost: readonly LostField[]
  /** true: `okr-sync init` made it. A workspace of such databases alone is live from its start. */
  readonly madeByInit: boolean
  /** The service's columns that exist here. */
  readonly owned: readonly ServiceField[]
}

/** Everything that was read from Notion, in one moment, complete. */
export interface Snapshot {
  readonly databases: readonly Database[]
  readonly objectives: readonly Objective[]
  readonly keyResults: readonly KeyResult[]
  readonly initiatives: readonly Initiative[]
  readonly decisions: readonly Decision[]
  /** Rows and properties that could not be read as they should be. */
  readonly findings: readonly Finding[]
}

/** Something wrong in the data, with the row, the property and the mend. */
export interface Finding {
  /** For example `no_target`; also the option of Accepted findings that mutes it. */
  readonly code: string
  /** `info` needs nobody; `mend` needs a person. */
  readonly level: 'info' | 'mend'
  readonly database: DatabaseKind | null
  readonly pageId: string | null
  readonly title: string | null
  /** The property's name in Notion. */
  readonly property: string | null
  /** What was found, with the value. */
  readonly message: string
  /** What to do next, in Notion's words. */
  readonly mend: string
  /** How many key results its mend would let be scored or aligned; absent: none. */
  readonly unlocks?: number
  /** The system that failed, and whether that may pass without anyone's help; absent: it is about something else. */
  readonly failed?: { readonly system: 'linear' | 'github'; readonly retryable: boolean }
}

/** One cell that differs from what Notion shows. */
export interface CellChange {
  readonly field: ServiceField
  readonly before: CellValue
  readonly after: CellValue
  /** A word that a person had typed is put back: it stays theirs, and `before` the service's last own value. */
  readonly isWord?: true
}

/** All changes of one page: one page is one request. */
export interface Write {
  readonly database: DatabaseKind
  readonly pageId: string
  readonly title: string
  readonly changes: readonly CellChange[]
}
