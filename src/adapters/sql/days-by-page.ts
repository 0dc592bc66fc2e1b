import { asc, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { exactNumber } from './exact-number.ts'
import type { keyResultDays, objectiveDays } from './schema.ts'

type Days = typeof keyResultDays | typeof objectiveDays

type DayOf<Table extends Days> = Omit<Table['$inferSelect'], 'workspace' | 'isTurn'>

/** Days in the order of their pages, one row per page: a row for each day takes many times as long to hand over. */
export function daysByPage(db: Database, table: Days, which: SQL) {
  // D1 gives a function 32 arguments at most: two for each of 16 columns.
  const cells = Object.entries(columnsOfDay(table)).map(
    ([name, column]) => sql`${sql.raw(`'${name}'`)}, ${asJson(column)}`,
  )
  const page = 'keyResultId' in table ? table.keyResultId : table.objectiveId
  return db
    .select({
      days: sql<string>`json_group_array(json_object(${sql.join(cells, sql`, `)}) order by ${table.day})`,
    })
    .from(table)
    .where(which)
    .groupBy(page)
    .orderBy(asc(page))
}

/** The days of a page, oldest first. */
export function daysOfPage<Table extends Days>({ days }: { readonly days: string }): DayOf<Table>[] {
  return JSON.parse(days)
}

function columnsOfDay(table: Days): Record<string, SQLiteColumn> {
  const { isTurn: _, ...columns } = columnsOf(table)
  return columns
}

function asJson(column: SQLiteColumn): SQL {
  switch (column.columnType) {
    case 'SQLiteReal':
      return sql`json(iif(${column} is null, 'null', ${exactNumber(column)}))`
    case 'SQLiteTextJson':
      return sql`json(${column})`
    default:
      return sql`${column}`
  }
}
