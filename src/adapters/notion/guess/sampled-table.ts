import type { DataSource, Row } from '#src/adapters/notion/schemas.ts'

/** A table with some of its rows, or none. */
export interface SampledTable {
  readonly title: string
  readonly schema: DataSource
  readonly rows: readonly Row[]
}
