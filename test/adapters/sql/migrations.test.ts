import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { afterAll, expect, test } from 'vitest'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import { openLibsql } from '#workers/open-libsql.ts'

const directory = mkdtempSync(join(tmpdir(), 'okr-sync-'))
afterAll(() => rmSync(directory, { recursive: true }))

test('a store of the first release keeps its days, which tell that their target score is not known', async () => {
  const url = `file:${directory}/old.db`
  const client = createClient({ url })
  const old = drizzle(client)
  await migrate(old, { migrationsFolder: firstMigrations(1) })
  await old.run(sql`
    insert into key_result_days (workspace, key_result_id, day, status, risk, score, period)
    values ('w', 'kr1', '2026-09-30', 'at_risk', 'medium', 0.75, '{"start":"2026-07-01","end":"2026-09-30"}')
  `)
  client.close()

  const { db, close } = await openLibsql(url)
  const { history } = createSqlStore(db, 'w')
  const { days, objectiveDays } = await history.read()
  close()

  expect(days).toEqual([
    {
      keyResultId: 'kr1',
      day: '2026-09-30',
      status: 'at_risk',
      risk: 'medium',
      score: 0.75,
      confidence: null,
      baseline: null,
      target: null,
      weight: null,
      period: { start: '2026-07-01', end: '2026-09-30' },
      overruled: null,
      colour: null,
      targetScore: 1,
      ruleVersion: '1',
    },
  ])
  expect(objectiveDays).toEqual([])
})

test('the days of a workspace since a day are found by an index, however many years are stored', async () => {
  const { db, close } = await openLibsql('file::memory:')

  for (const [table, page] of [
    ['key_result_days', 'key_result_id'],
    ['objective_days', 'objective_id'],
  ] as const) {
    const steps = await db.all<{ detail: string }>(sql`
      explain query plan select * from ${sql.identifier(table)}
      where workspace = 'w' and day >= '2026-10-01' order by ${sql.identifier(page)}, day
    `)
    expect(steps.map(({ detail }) => detail).join('\n')).toContain(
      `USING INDEX ${table}_by_day (workspace=? AND day>?)`,
    )
  }
  close()
})

test('the events of a stream since a moment are found by an index', async () => {
  const { db, close } = await openLibsql('file::memory:')
  const steps = await db.all<{ detail: string }>(sql`
    explain query plan select data from work_events
    where workspace = 'w' and stream = 'linear' and changed_at >= '2026-10-01' order by kind, id
  `)
  close()
  expect(steps.map(({ detail }) => detail).join('\n')).toContain(
    'USING INDEX work_events_by_change (workspace=? AND stream=? AND changed_at>?)',
  )
})

/** The committed migrations as they were when there were only so many. */
function firstMigrations(count: number): string {
  const folder = join(directory, `first-${count}`)
  cpSync('migrations', folder, { recursive: true })
  const path = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  return folder
}
