import type { SQL } from 'drizzle-orm'
import type { SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { chunks } from './chunks.ts'
import type { Database, Statement } from './database.ts'
import { replacing } from './replacing.ts'

/**
 * Statements that lay rows down, each replacing the row of the same primary key; of several such rows the last stays.
 * @param onlyIf compares the row that is there with the one that comes in (`excluded`); absent: always replace
 */
export function upserts<T extends SQLiteTable>(
  db: Database,
  table: T,
  rows: readonly SQLiteInsertValue<T>[],
  onlyIf?: SQL,
): Statement[] {
  const conflict = { ...replacing(table), ...(onlyIf ? { setWhere: onlyIf } : {}) }
  return chunks(table, rows).map((part) => db.insert(table).values(part).onConflictDoUpdate(conflict))
}
