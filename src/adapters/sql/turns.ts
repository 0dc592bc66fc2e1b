import { and, between, eq, gte, isNull, lt, max, min, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Day } from '#src/core/model.ts'
import type { PastNeeded } from '#src/core/rows/past-needed.ts'
import type { Database, Statement } from './database.ts'
import type { keyResultDays, objectiveDays } from './schema.ts'

type Days = typeof keyResultDays | typeof objectiveDays

/** Which of the days the rules are told; see the port. */
export function toldDays(db: Database, table: Days, workspace: string, needed: PastNeeded): SQL {
  const { first, today, compared, spans, weekly } = needed
  const { day, isTurn } = table
  const here = (condition: SQL) => and(eq(table.workspace, workspace), condition)
  const one = (of: SQL<unknown>, condition: SQL) => db.select({ day: of }).from(table).where(here(condition))
  const firstCompared = one(min(day), between(day, compared.from, compared.to))
  const lastBefore = one(max(day), lt(day, compared.from))
  const others = [
    ...spans.map(({ from, to }) => one(max(day), between(day, from, to))),
    ...(weekly === null ? [] : [one(min(day), between(day, weekly.start, weekly.end))]),
  ].map((each) => sql`, (${each})`)
  const days = sql`(${today}, (${one(max(day), lt(day, today))}), (${one(min(day), gte(day, first))}),
    coalesce((${firstCompared}), (${lastBefore}))${sql.join(others)})`
  // Each of the two by its index: few of all days are told.
  const rows = (condition: SQL) =>
    db
      .select({ id: sql`rowid` })
      .from(table)
      .where(and(here(between(day, first, today)), condition))
  const told = rows(sql`${isTurn}`).union(rows(sql`${day} in ${days}`))
  return weekly === null || !('period' in table)
    ? sql`rowid in ${told}`
    : sql`(rowid in ${told} or rowid in ${lastsOfWeeks(db, table, here(between(day, weekly.start, weekly.end)))})`
}

/** Of each page, and of each week of its period, the rows that `PastNeeded.weekly` asks for. */
function lastsOfWeeks(db: Database, table: typeof keyResultDays, which: SQL | undefined): SQL {
  const { keyResultId, day, status, score, confidence, baseline, target, targetScore, period } = table
  const start = sql`${period} ->> '$.start'`
  // A cast cuts towards 0, and a goal may be typed weeks before its period.
  const week = sql`cast((julianday(${day}) - julianday(${start})) / 7 + 1000 as integer)`
  // Beside one max SQLite takes the other columns from the row that has it.
  const lasts = db
    .select({ id: sql`rowid`.as('id'), day: max(day).as('day') })
    .from(table)
    .where(which)
    .groupBy(
      keyResultId,
      period,
      week,
      status,
      isNull(score),
      isNull(confidence),
      baseline,
      target,
      targetScore,
    )
    .as('lasts')
  return sql`(select id from ${lasts})`
}

/**
 * Statements that mark the turns, after rows have been laid down.
 * @param from the first day of which rows were laid down; undefined: none were
 */
export function markTurns(db: Database, table: Days, workspace: string, from: Day | undefined): Statement[] {
  if (from === undefined) return []
  const [page, told] = partsOf(table)
  const name = sql`${table}`
  const own = (column: SQLiteColumn) => sql`${name}.${sql.identifier(column.name)}`
  const other = (column: SQLiteColumn) => sql`other.${sql.identifier(column.name)}`
  const listed = (columns: readonly SQLiteColumn[], as: typeof own) => sql.join(columns.map(as), sql`, `)
  const ofPage = sql`other.workspace = ${own(table.workspace)} and ${other(page)} = ${own(page)}`
  const dayBefore = sql`(select max(day) from ${name} as other
    where other.workspace = ${own(table.workspace)} and other.day < ${own(table.day)})`
  const isOther = sql`(${listed(told, own)}, ${dayBefore}) is not (select ${listed(told, other)}, other.day
    from ${name} as other where ${ofPage} and other.day < ${own(table.day)} order by other.day desc limit 1)`
  const lastBefore = sql`(select max(day) from ${name} as other where other.workspace = ${workspace} and other.day < ${from})`
  const isMissed = sql`not exists (select 1 from ${name} as other where ${ofPage} and other.day = ${from})`
  return [
    db
      .update(table)
      .set({ isTurn: isOther })
      .where(
        and(eq(table.workspace, workspace), gte(table.day, from), sql`${own(table.isTurn)} <> (${isOther})`),
      ),
    db
      .update(table)
      .set({ isTurn: true })
      .where(
        and(
          eq(table.workspace, workspace),
          sql`${table.day} = ${lastBefore}`,
          sql`not ${own(table.isTurn)}`,
          isMissed,
        ),
      ),
  ]
}

/** The column of the page, and those that are more than figures. */
function partsOf(table: Days): readonly [page: SQLiteColumn, told: readonly SQLiteColumn[]] {
  if (!('keyResultId' in table)) return [table.objectiveId, [table.status, table.colour]]
  const { status, overruled, colour, risk, baseline, target, weight, period, targetScore, ruleVersion } =
    table
  const goal = [baseline, target, weight, period, targetScore]
  return [table.keyResultId, [status, overruled, colour, risk, ...goal, ruleVersion]]
}
