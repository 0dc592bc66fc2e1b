import { guessTables } from '#src/adapters/notion/guess/guess-tables.ts'
import type { DataSource } from '#src/adapters/notion/schemas.ts'

/** The ids of the data sources that look like OKRs by title and schema, before a row is seen. */
export function likelyTables(schemas: readonly DataSource[]): ReadonlySet<string> {
  const guessed = guessTables(schemas.map((schema) => ({ title: schema.title, schema, rows: [] })))
  return new Set(guessed.filter(({ kind }) => kind !== null).map(({ table }) => table.schema.id))
}
