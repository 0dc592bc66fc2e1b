import type { DatabaseKind } from '#src/core/model.ts'
import type { Labels } from './labels.ts'

/** What a cell holds, apart from which of Notion's types it is kept in. A moment is a date with its time. */
export type CellKind =
  | 'title'
  | 'text'
  | 'number'
  | 'choice'
  | 'choices'
  | 'date'
  | 'moment'
  | 'people'
  | 'relation'

/** One column of the contract with Notion: what `init` creates and what is looked for in a database that exists. */
export interface Field {
  /** The property's name as `init` creates it. */
  readonly name: string
  readonly kind: CellKind
  /** Shown in Notion as the property's description, beside the service's mark where it is the service's. */
  readonly says: string
  /** true: the service writes it, and people read it. */
  readonly service?: true
  /** true: a database that never had it lacks it all the same, and what depends on it is disabled. */
  readonly required?: true
  /** A field that makes this one needless where it is filled in every row. */
  readonly unless?: string
  /** Notion's types that it is read from beside those of its kind, for example a relation to a database of cycles. */
  readonly alsoFrom?: readonly string[]
  /** true: its other names mean nothing else, so that a column of such a name that cannot be read is this one. */
  readonly surely?: true
  /** Options that `init` creates, by code. */
  readonly options?: Labels<string>
  readonly format?: 'percent'
  /** The database that a relation leads to, and what its other side is called there. */
  readonly leadsTo?: { readonly database: DatabaseKind; readonly back: string }
  /** false: `init` does not create it: it is the other side of another field's relation, or only read where people have it. */
  readonly made?: false
  /** false: for people only; nothing reads or fills it. */
  readonly read?: false
  /** true: where no column has its name, it is the title column. */
  readonly orTitle?: true
}

/** The columns of one database by the field's code, in the order in which Notion shows them. */
export type Fields = Readonly<Record<string, Field>>
