import { getTableColumns } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { inGroups } from '#src/adapters/support/in-groups.ts'

// D1 refuses a statement with more ("too many SQL variables").
const maxBoundValues = 100

/** Cuts rows to be inserted into parts that one statement may hold on D1. No rows: no parts. */
export function chunks<Row>(table: SQLiteTable, rows: readonly Row[]): Row[][] {
  const size = Math.floor(maxBoundValues / Object.keys(getTableColumns(table)).length)
  return inGroups(rows, size)
}
