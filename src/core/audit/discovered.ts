import type { DatabaseKind, Snapshot } from '#src/core/model.ts'

/**
 * How sure a guess is. `high`: a person would choose the same, and it is used without asking; `medium`: likely, said so; `low`:
 * only offered.
 */
export type Sureness = 'high' | 'medium' | 'low'

/** Another property that may hold the same field and says another thing. */
export interface Contradiction {
  /** Its name in Notion. */
  readonly property: string
  /** Sample rows in which the two differ, of those in which both hold something. */
  readonly differ: number
  readonly rows: number
}

/** A property that is read as one of our fields. */
export interface FoundColumn {
  /** For example `target`; `word` is a status that leaders type. */
  readonly field: string
  /** What `init` would call it, for example `Target`. */
  readonly fieldName: string
  /** Its name in Notion. */
  readonly property: string
  /** Notion's name for its type, for example `Text`. */
  readonly type: string
  readonly sureness: Sureness
  /** Why, in a few words, for example `called Zielwert`. */
  readonly because: string
  /** false: it is found only because NOTION_PROPERTIES names it, so that has to be pasted. */
  readonly byItself: boolean
  readonly contradictedBy?: Contradiction
}

/** A field of which it could not be told which property holds it, though some may. */
export interface DoubtfulColumn {
  readonly field: string
  readonly fieldName: string
  /** Names in Notion. */
  readonly candidates: readonly string[]
  readonly because: string
  /** By which the first candidate is contradicted. */
  readonly contradictedBy?: Contradiction
}

/** A property that is read as nothing. */
export interface UnusedColumn {
  /** Its name in Notion. */
  readonly property: string
  /** Notion's name for its type, for example `Text`. */
  readonly type: string
}

/** A table (data source) that was found, with what it is taken for. */
export interface FoundTable {
  readonly dataSourceId: string
  readonly title: string
  readonly url: string
  /** null: of no use to OKRs. */
  readonly kind: DatabaseKind | null
  /** Objectives and key results are rows of it; `kind` is key results then. Absent: its rows are of one kind. */
  readonly holds?: 'both'
  /** A row per key result with its objective as text. */
  readonly flat: boolean
  readonly sureness: Sureness
  readonly because: string
  /** Rows that were read. */
  readonly rows: number
  /** false: there are more, and the figures are of those that were read. */
  readonly isWhole: boolean
  readonly columns: readonly FoundColumn[]
  readonly doubtful: readonly DoubtfulColumn[]
  /** Properties that are read as nothing. */
  readonly unused: readonly UnusedColumn[]
}

/** What a token and a link show, nothing changed by looking. */
export interface Discovered {
  readonly tables: readonly FoundTable[]
  /** Settings to paste, by name: NOTION_OBJECTIVES and the like, and NOTION_PROPERTIES as JSON where it is needed. */
  readonly settings: Readonly<Record<string, string>>
  /** What the tables say, read as the settings would have it. */
  readonly snapshot: Snapshot
  /** What could not be seen or decided, each with the next step: databases not shared, two candidates alike, rows not read. */
  readonly obstacles: readonly { readonly message: string; readonly mend: string }[]
  /** HTTP requests it took. */
  readonly requests: number
}
