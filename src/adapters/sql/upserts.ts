import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteInsertValue, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { chunks } from './chunks.ts'
import type { Database, Statement } from './database.ts'

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
  const key = getTableConfig(table).primaryKeys.flatMap((primaryKey) => primaryKey.columns)
  const set: Record<string, SQL> = {}
  for (const [property, column] of Object.entries(getTableColumns(table))) {
    if (!key.includes(column)) set[property] = sql`excluded.${sql.identifier(column.name)}`
  }
  return chunks(table, rows).map((part) =>
    db
      .insert(table)
      .values(part)
      .onConflictDoUpdate({ target: key, set, ...(onlyIf ? { setWhere: onlyIf } : {}) }),
  )
}
