import type { Instant } from '#src/core/model.ts'

/** What is kept of one data source of Notion's between two reads. */
export interface KeptSource {
  readonly dataSourceId: string
  /** Up to when edits have been seen, by Notion's clock. */
  readonly readUntil: Instant
  /** When all of its rows were last asked for. */
  readonly wholeAt: Instant
  /** When its schema was last asked for. */
  readonly schemaAt: Instant
  /** The schema, as JSON. */
  readonly schema: string
}

/** One row as it was read. */
export interface KeptRow {
  readonly dataSourceId: string
  readonly pageId: string
  /** Of the row's content: two rows of the same hash read the same. */
  readonly hash: string
  /** The row, as JSON. */
  readonly data: string
}

/** The last read, kept so that the next one need only ask for what changed. What is lost here is read again from Notion. */
export interface RowStore {
  sources(): Promise<readonly KeptSource[]>
  /** Of the data source, ordered by page. */
  rows(dataSourceId: string): Promise<readonly KeptRow[]>
  /** Lays rows and sources down, each replacing what was known of it, and drops the rows of the pages that are gone. All or nothing. */
  save(news: {
    readonly sources: readonly KeptSource[]
    readonly rows: readonly KeptRow[]
    readonly gone: readonly Pick<KeptRow, 'dataSourceId' | 'pageId'>[]
  }): Promise<void>
}
