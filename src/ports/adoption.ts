import type { DatabaseKind, ServiceField } from '#src/core/model.ts'

/** What keeps something from being done, and the way out; both whole sentences. */
export interface Obstacle {
  readonly message: string
  readonly mend: string
}

/** A field and the property that holds it. */
interface HeldField {
  readonly field: string
  /** What `init` calls it, for example `Target`; `Typed status` for a status that people type. */
  readonly fieldName: string
  /** Its name in Notion. */
  readonly property: string
  /** Notion's name for its type, for example `Text`. */
  readonly type: string
}

/** A column of the service's that is to be added. */
export interface AddedColumn {
  readonly field: ServiceField
  readonly fieldName: string
  /** The name that it gets: one that clashes with nothing. */
  readonly name: string
  /** Notion's name for its type. */
  readonly type: string
  /** Why it is not called as it usually is, as a sentence without its end; null: it is. */
  readonly because: string | null
}

/** A column that adoption added and that is to be taken away. */
export interface RemovedColumn {
  readonly field: ServiceField
  /** As Notion gives it, URL-encoded. */
  readonly propertyId: string
  readonly name: string
  /** How many rows have it filled. */
  readonly cells: number
}

/** One database of the settings as it is now. */
interface AdoptedDatabase {
  readonly dataSourceId: string
  readonly kind: DatabaseKind
  /** Its title in Notion. */
  readonly title: string
  readonly rows: number
  /** true: `init` made it, and adoption leaves it alone. */
  readonly madeByInit: boolean
  /** What keeps it from being changed; null: nothing. */
  readonly obstacle: Obstacle | null
}

export interface DatabaseToAdopt extends AdoptedDatabase {
  /** What is read of what people own. */
  readonly reads: readonly HeldField[]
  /** Columns that are the service's to write already: added before, named in NOTION_PROPERTIES, or written to by earlier runs. */
  readonly keeps: readonly HeldField[]
  /** Empty where there is an obstacle. */
  readonly adds: readonly AddedColumn[]
  /** Names of the other properties: read as nothing and never written. */
  readonly leaves: readonly string[]
  /** Columns of the service's that cannot be written, each a sentence with its mend. */
  readonly notes: readonly Obstacle[]
}

export interface DatabaseToLeave extends AdoptedDatabase {
  readonly removes: readonly RemovedColumn[]
  /** Columns that look like the service's and stay, each with the reason. */
  readonly notes: readonly Obstacle[]
}

/** What was done. */
export interface AdoptionDone {
  /** Columns that were added or taken away. */
  readonly columns: readonly {
    readonly dataSourceId: string
    readonly title: string
    readonly name: string
  }[]
  /** What was not done, as sentences with the next step; the same command does it when it is run again. */
  readonly failed: readonly string[]
}

/** What would be done to each database of the settings. */
export interface Planned<Database> {
  readonly databases: readonly Database[]
  /** Databases that could not be looked at, as sentences. */
  readonly unread: readonly string[]
  /**
   * Does what is planned and not done yet, one request for each database that is changed.
   * @throws Failure of the store; what Notion refuses is told in the answer
   */
  carryOut(): Promise<AdoptionDone>
}

/** Puts the service's own columns into databases that people made, and takes them away again. Nothing else is changed. */
export interface Adoption {
  /**
   * Looks only. To carry it out adds the columns and remembers which column is what.
   * @throws Failure invalid when NOTION_PROPERTIES names what is no field
   */
  planAdoption(): Promise<Planned<DatabaseToAdopt>>
  /** Looks only. To carry it out takes the columns away with what they hold, and forgets them. @throws Failure as above */
  planRemoval(): Promise<Planned<DatabaseToLeave>>
}
