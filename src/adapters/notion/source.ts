import type { Instant } from '#src/core/model.ts'
import type { DataSource, Row } from './schemas.ts'
import type { ConfiguredDatabase } from './settings.ts'

/** Why nothing but this is known of a page that is or was a row. */
export type Note =
  /** Notion lists it and does not say what is in it. */
  | { readonly why: 'unreadable' }
  /** It was a row, and Notion no longer shows it: it is deleted for good, or no longer shared. */
  | { readonly why: 'hidden'; readonly title: string; readonly since: Instant; readonly askedAt: Instant }

/** By which it is told whether a row has changed. */
export interface Mark {
  /** Of its content. */
  readonly hash: string
  /** Of what else is kept of it. */
  readonly stamp: string
}

/** What is known of one data source, brought up to date by every look at it. */
export interface Source {
  /** As the setting names it that is read first. */
  readonly configured: ConfiguredDatabase
  /** What its rows are: of one kind, or objectives and key results. */
  holds: readonly ConfiguredDatabase[]
  readonly id: string
  schema: DataSource
  schemaAt: Instant
  /** When all rows were last asked for; '': never. */
  wholeAt: Instant
  /** From when on the next read asks what was edited, by Notion's clock. */
  readUntil: Instant
  /** The same for the next look of this run. */
  lookedAt: Instant
  rows: Map<string, Row>
  notes: Map<string, Note>
  /** Of the rows and notes when changes were last reckoned. */
  readonly marks: Map<string, Mark>
  /** Rows that may have changed since then. */
  readonly seen: Set<string>
  /** Those of them that Notion has shown because they were edited. */
  readonly edited: Set<string>
  /** Properties whose cells were looked at in every row for being cut off. */
  readonly completed: Set<string>
  /** Formulas and rollups that nothing is read from: what they come to is no change. */
  unread: ReadonlySet<string>
  /** true: every row was asked for since then. */
  wasWhole: boolean
  /** true: a row shows a property that the schema does not know so. */
  isSchemaOld: boolean
}
