import type { DatabaseKind, Finding, ServiceField } from '#src/core/model.ts'
import type { AmountRead } from '#src/core/reading/amount-read.ts'
import type { NumberHabits } from '#src/core/reading/read-number.ts'
import type { CellKind } from './field.ts'
import type { Labels } from './labels.ts'
import type { Property } from './schemas.ts'
import type { DatabaseSetting } from './settings.ts'

/** A field and the property that holds it. */
export interface Column {
  readonly field: string
  readonly kind: CellKind
  /** As Notion gives it, URL-encoded. */
  readonly propertyId: string
  /** The property's name now. */
  readonly name: string
  /** Notion's type. */
  readonly type: string
  /** Notion's number format. */
  readonly format: string | null
  /** The options that exist. */
  readonly options: readonly string[]
  /** The service's options by code; none for what people own. */
  readonly labels: Labels<string>
  /** Of a rollup: what it looks at. */
  readonly rolls?: Property['rolls']
  /** Of a formula: the relations that it reads. */
  readonly reads?: Property['reads']
  /** How numbers are written in it, where they stand as text. */
  readonly habits?: NumberHabits
  /** Of a Current that only says how much is done: the whole of it. */
  readonly whole?: AmountRead
}

/** A column of people's that held something, or has to be there, and cannot be read. */
export interface LostColumn {
  /** What `init` calls it. */
  readonly name: string
  /** As the end of a sentence, for example `Cycle is of the type Relation`. */
  readonly because: string
  /** The ids of the rows for which it is not known what it held. */
  readonly rows: ReadonlySet<string>
}

/** One database with its columns found. */
export interface BoundDatabase {
  readonly kind: DatabaseKind
  readonly flat: boolean
  readonly setting: DatabaseSetting
  readonly dataSourceId: string
  readonly madeByInit: boolean
  /** What people own, by field; `word` is a status that they type. */
  readonly columns: ReadonlyMap<string, Column>
  /** What cannot be read, by field. */
  readonly lost: ReadonlyMap<string, LostColumn>
  /** What the service may write, `current` among it. */
  readonly written: ReadonlyMap<ServiceField, Column>
  /** Fields of the service's that have no column and never had one. */
  readonly lacking: ReadonlySet<ServiceField>
  /** Fields of the service's whose column is gone, with what it was called. */
  readonly gone: ReadonlyMap<ServiceField, string>
  readonly findings: readonly Finding[]
  /** Names of properties that are of use to the other kind of rows of its table, or tell the two apart; absent: there is no other. */
  readonly alsoUsed?: readonly string[]
}
