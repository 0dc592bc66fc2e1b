import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'

/** What an insert does where a row of the same primary key is there: it takes every other column from the one that comes in. */
export function replacing(table: SQLiteTable) {
  const target = getTableConfig(table).primaryKeys.flatMap((primaryKey) => primaryKey.columns)
  const set: Record<string, SQL> = {}
  for (const [property, column] of Object.entries(getTableColumns(table))) {
    if (!target.includes(column)) set[property] = sql`excluded.${sql.identifier(column.name)}`
  }
  return { target, set }
}
