import { getTableColumns, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './database.ts'
import { jsonArrays } from './json-arrays.ts'

/** Statements that lay rows down, in their order. Thousands of rows are one value and one statement. No rows: no statements. */
export function inserts<T extends SQLiteTable>(db: Database, table: T, rows: readonly T['$inferSelect'][]) {
  const columns = Object.entries<SQLiteColumn>(getTableColumns(table))
  const lines = rows.map((row) =>
    columns.map(([property, column]) => asJson(column, row[property as keyof T['$inferSelect']])),
  )
  const cells = sql.join(
    columns.map((_, index) => sql.raw(`value ->> ${index}`)),
    sql`, `,
  )
  return jsonArrays(lines).map((array) =>
    // Without a condition SQLite would take the words of a conflict for those of a join.
    db.insert(table).select(sql`select ${cells} from json_each(${array}) where true`),
  )
}

function asJson(column: SQLiteColumn, value: unknown): string | number | null {
  if (value === null) return null
  const stored = column.mapToDriverValue(value)
  // SQLite would make half a letter into bytes that are no text, and libSQL ends the process on reading them.
  if (typeof stored === 'string') return stored.toWellFormed()
  if (typeof stored !== 'number') throw new TypeError(`A row of JSON cannot hold a ${typeof stored}.`)
  if (!Number.isFinite(stored)) throw new RangeError(`${stored} is no number that a row can hold.`)
  // SQLite reads one in ten thousand numbers wrong by its last bit, but none that is written with 17 digits.
  return column.getSQLType() === 'real' ? stored.toPrecision(17) : stored
}
