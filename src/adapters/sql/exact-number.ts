import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/** A number as text. SQLite itself tells a number by 15 digits, which are not always all of it. */
export function exactNumber(column: SQLiteColumn): SQL {
  return sql`printf('%!.17g', ${column})`
}
