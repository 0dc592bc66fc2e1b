import type { SQL } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database, Statement } from './database.ts'
import { inserts } from './inserts.ts'
import { replacing } from './replacing.ts'

/**
 * Statements that lay rows down, each replacing the row of the same primary key; of several such rows the last stays.
 * @param onlyIf compares the row that is there with the one that comes in (`excluded`); absent: always replace
 */
export function upserts<T extends SQLiteTable>(
  db: Database,
  table: T,
  rows: readonly T['$inferSelect'][],
  onlyIf?: SQL,
): Statement[] {
  const conflict = { ...replacing(table), ...(onlyIf ? { setWhere: onlyIf } : {}) }
  return inserts(db, table, rows).map((insert) => insert.onConflictDoUpdate(conflict))
}
