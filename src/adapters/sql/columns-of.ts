import { getTableColumns } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'

/** What to select of a table so that a row is what the port hands out: everything but the workspace. */
export function columnsOf<T extends SQLiteTable & { workspace: SQLiteColumn }>(table: T) {
  const { workspace: _, ...columns } = getTableColumns(table)
  return columns
}
