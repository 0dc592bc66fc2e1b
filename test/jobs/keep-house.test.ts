import { getTableColumns, is, sql } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, onTestFinished, test } from 'vitest'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import * as schema from '#src/adapters/sql/schema.ts'
import { KEPT_FOR } from '#src/core/kept-for.ts'
import { Policy } from '#src/core/policy.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { keepHouse } from '#src/jobs/keep-house.ts'
import { openLibsql } from '#workers/open-libsql.ts'

const NOW = '2026-11-20T09:00:00.000Z'
const AGES = [30, 32, 99, 101, 120, 122, 399, 401, 3650]
const tables = Object.values(schema).filter((table) => is(table, SQLiteTable))

test('each table of the store has an age or a reason to be kept for ever, and keeping house holds to it', async () => {
  const { db, close } = await openLibsql('file::memory:')
  onTestFinished(close)
  const [first, ...rest] = tables.flatMap((table) => AGES.map((age) => db.run(aRow(table, age))))
  if (first) await db.batch([first, ...rest])

  await keepHouse({ ...createSqlStore(db, 'w'), policy: Policy.parse({}) }, NOW)

  const left: Record<string, readonly number[]> = {}
  for (const table of tables) {
    const { name } = getTableConfig(table)
    const isLeft = name === 'outbox' ? sql`html <> ''` : sql`true`
    const rows = await db.all<{ age: number }>(
      sql`select cast(${markOf(table)} as integer) as age from ${table} where ${isLeft} order by age`,
    )
    left[name] = rows.map(({ age }) => age)
  }
  const days = Object.entries<{ readonly days: number | null }>(KEPT_FOR)
  expect(left).toEqual(
    Object.fromEntries(
      days.map(([name, kept]) => [name, AGES.filter((age) => age < (kept.days ?? Infinity))]),
    ),
  )
  const keys = await db.all(sql`select 1 from outbox`)
  expect(keys).toHaveLength(AGES.length)
})

/** A row whose texts are all its age, but for those that date it. */
function aRow(table: SQLiteTable, age: number) {
  const states: Record<string, string> = { writes: 'written', prepared_decisions: 'written', outbox: 'sent' }
  const cells = Object.values(getTableColumns(table)).map(({ name }) => {
    // A workspace has one lease.
    if (name === 'workspace') return table === schema.leases ? `w${age}` : 'w'
    if (name === 'state') return states[getTableConfig(table).name]
    if (/(^|_)(at|since|date|until)$/.test(name)) return daysBefore(NOW, age)
    if (name === 'day') return daysBefore(NOW, age).slice(0, 10)
    return `${age}`
  })
  const values = sql.join(
    cells.map((cell) => sql`${cell}`),
    sql`, `,
  )
  return sql`insert into ${table} values (${values})`
}

/** A column that holds the age. */
function markOf(table: SQLiteTable) {
  const [mark] = Object.values(getTableColumns(table)).filter(({ name }) => name !== 'workspace')
  return mark
}
