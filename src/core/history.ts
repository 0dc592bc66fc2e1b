import type { CellValue, Day, Instant, Period, Risk, ServiceField, Status } from './model.ts'

/** A new value of Current, typed or measured. */
export interface CheckIn {
  readonly keyResultId: string
  readonly day: Day
  /** In the unit of the Current column. */
  readonly value: number
  readonly source: 'typed' | 'measured'
}

/**
 * All check-ins of one key result: those of a very large company would take more memory as values of their own than all else that
 * a run holds.
 */
export interface PackedCheckIns {
  readonly keyResultId: string
  /**
   * By day and then source, never empty, with a blank between them; each is its day, `m` for measured or `t` for typed, and its
   * value: `2026-11-19m40 2026-11-20m41 2026-11-20t42.5`.
   */
  readonly entries: string
}

/** What was computed for a key result on one day; a later run of the same day replaces it. */
export interface KeyResultDay {
  readonly keyResultId: string
  readonly day: Day
  /** What the rules said. */
  readonly status: Status
  /** What a person said over it; null: nobody did. */
  readonly overruled: Status | null
  readonly risk: Risk
  readonly score: number | null
  readonly confidence: number | null
  readonly baseline: number | null
  readonly target: number | null
  readonly weight: number | null
  readonly period: Period | null
  /** The colour by confidence alone, before silence and completion; null: none. Hysteresis starts from it. */
  readonly colour: Status | null
  /** s*; a score of at least this was a hit. */
  readonly targetScore: number
  readonly ruleVersion: string
}

/** What was computed for an objective on one day. */
export interface ObjectiveDay {
  readonly objectiveId: string
  readonly day: Day
  readonly status: Status
  readonly score: number | null
  readonly confidence: number | null
  /** The colour by mean confidence alone; null: none. */
  readonly colour: Status | null
}

/** Since when a row has been seen in a state that Notion does not date. */
export interface Sighting {
  readonly pageId: string
  readonly what:
    | 'blocked'
    /** An initiative is blocked no longer; kept for some days, unless it is blocked again. */
    | 'unblocked'
    /** A decision that waits to be made. */
    | 'open'
    | 'decided'
    /** Override without a day, or Status typed over the service's, holds this status. */
    | `override_${Status}`
    | `status_${Status}`
    /** A key result stood so when an adopted workspace went live. */
    | `was_${Status}`
    /** A status in a column of the people's own says this. */
    | `word_${Status}`
    /** An overrule with this status came to its end. */
    | `ended_${Status}`
    /** The Recovery plan of a key result holds something. */
    | 'plan'
    /** The Note of a key result holds the text of this hash. */
    | `note_${string}`
    /** The source of a key result fails, and its clock stands still. Of a system, by its name in place of a page: it fails. */
    | 'source_failed'
    /** The source of a key result answers again. */
    | 'source_restored'
    /** The forecast of an initiative is behind this day, the end of its timeline. */
    | `late_${Day}`
    /** The forecast of an initiative was this: its earliest day, the day and the latest day. */
    | `forecast_${Day}_${Day}_${Day}`
    /** The timeline of an initiative ends on this day; kept for some days after it is moved. */
    | `ends_${Day}`
    /** The forecast of an initiative is this day; kept likewise. */
    | `foreseen_${Day}`
    /** An initiative is done. */
    | 'done'
    /** A person typed what is to open or to close an episode or by which one is told, and it has not yet stood for long enough. */
    | `settling_${string}`
    /** A person had changed this cell, and the service put its own value back. */
    | `restored_${ServiceField}`
    /** Of `okr-sync` in place of a page: the workspace went live. Of a data source: `okr-sync init` made it. */
    | 'live'
  readonly since: Instant
}

/** The value that the service last wrote into a cell. */
export interface WrittenCell {
  readonly pageId: string
  readonly field: ServiceField
  readonly value: CellValue
  /** The row's `lastEdited` after that write: by Notion's clock, floored to the minute. */
  readonly at: Instant
}

/** From turning off track, having long been at risk or being blocked, until that is over. */
export interface Episode {
  readonly id: string
  /** The page of the key result, or of the initiative that is blocked. */
  readonly pageId: string
  readonly cause: 'off_track' | 'at_risk' | 'blocked'
  /** Of the row when it opened, for a thread that a new title must not split; empty: it had none, or was not kept yet. */
  readonly title: string
  readonly openedAt: Instant
  readonly closedAt: Instant | null
}

/** A decision that the service has added to the log, or tried to: one for each episode at a time, whatever became of its row. */
export interface PreparedDecision {
  /** Of the new row, which bears it in Prepared. */
  readonly key: string
  /** The key result or initiative that it is asked for. */
  readonly pageId: string
  /** `planned`: about to be added, or it is not known whether it was. */
  readonly state: 'planned' | 'created'
  /** Of its row; null while it is planned. */
  readonly decisionId: string | null
  /** When it was planned; of a created one the stamp that Notion gave the row. */
  readonly at: Instant
}

/** How a key result stood when a decision about it was made, when that was reviewed, or at the end of its period. */
export interface DecisionStand {
  readonly decisionId: string
  readonly keyResultId: string
  readonly of: 'made' | 'review' | 'end'
  /** The day on which it stood so. */
  readonly day: Day
  /** Of reaching the target score, 0..1. */
  readonly chance: number | null
  readonly score: number | null
  /** The value that was scored, in the unit of the Current column. */
  readonly value: number | null
  /** What was in force. */
  readonly status: Status
  readonly baseline: number | null
  readonly target: number | null
  readonly weight: number | null
  readonly period: Period | null
  /** Names of the milestones of its list, as typed. */
  readonly milestones: readonly string[]
  /** Ids of the initiatives that served it and went on, in order. */
  readonly initiatives: readonly string[]
  readonly ruleVersion: string
}

/** What the store remembers of earlier runs. */
export interface History {
  readonly checkIns: readonly PackedCheckIns[]
  readonly days: readonly KeyResultDay[]
  readonly objectiveDays: readonly ObjectiveDay[]
  readonly sightings: readonly Sighting[]
  readonly written: readonly WrittenCell[]
  readonly episodes: readonly Episode[]
  readonly prepared: readonly PreparedDecision[]
  readonly stands: readonly DecisionStand[]
}

/** What one run adds to what is remembered. */
export interface Remembered {
  /** One per key result, day and source: a later one of the same day replaces it. */
  readonly checkIns: readonly CheckIn[]
  /** One per key result and day: a later one replaces it. */
  readonly days: readonly KeyResultDay[]
  /** One per objective and day: a later one replaces it. */
  readonly objectiveDays: readonly ObjectiveDay[]
  /** First sight wins: a sighting that is already there keeps its moment. */
  readonly seen: readonly Sighting[]
  /** Sightings that are over. */
  readonly gone: readonly Pick<Sighting, 'pageId' | 'what'>[]
  /**
   * Cells that show what the rules want although the service does not know that it wrote them, be it that the record of a
   * write was lost. They become `written`: the service's from now on.
   */
  readonly adopted: readonly WrittenCell[]
  readonly opened: readonly Episode[]
  readonly closed: readonly { readonly id: string; readonly closedAt: Instant }[]
  /** One per decision, key result and `of`: the first one stays. */
  readonly stands: readonly DecisionStand[]
  /** Ids of decisions that are open again: what was remembered of their key results is over. */
  readonly reopened: readonly string[]
}
