import type { DatabaseKind } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import type { Field } from './field.ts'
import type { Property, Row } from './schemas.ts'

/** What is known of one database when its columns are looked for. */
export interface BindingInput {
  readonly kind: DatabaseKind
  readonly fields: ReadonlyMap<string, Field>
  readonly properties: readonly Property[]
  /** Every row: a column is only empty if it is empty in all of them. */
  readonly rows: readonly Row[]
  /** What earlier runs remember of this data source. */
  readonly remembered: readonly Binding[]
  /** NOTION_PROPERTIES */
  readonly settings: Readonly<Record<string, string>>
}
