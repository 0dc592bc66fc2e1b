import type { Inspected } from '#src/adapters/notion/inspect-databases.ts'
import { databaseNames } from '#src/adapters/notion/workspace.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** What every plan says of a database first. */
export function tableHead({ bound, schema, rows, configured }: Inspected) {
  return {
    dataSourceId: schema.id,
    kind: bound.kind,
    title: cleanText(schema.title, 60) || databaseNames[configured.kind],
    rows: rows.length,
    madeByInit: bound.madeByInit,
  }
}
