import { nameOf } from '#src/adapters/notion/check-database.ts'
import type { Inspected } from '#src/adapters/notion/inspect-databases.ts'

/** What every plan says of a database first. */
export function tableHead(inspected: Inspected) {
  const { bound, schema, rows } = inspected
  return {
    dataSourceId: schema.id,
    kind: bound.kind,
    title: nameOf(inspected),
    rows: rows.length,
    madeByInit: bound.madeByInit,
  }
}
