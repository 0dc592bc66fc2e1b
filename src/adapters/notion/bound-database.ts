import type { DatabaseKind, Finding, ServiceField } from '#src/core/model.ts'
import type { CellKind } from './field.ts'
import type { Labels } from './labels.ts'
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
  readonly findings: readonly Finding[]
}
