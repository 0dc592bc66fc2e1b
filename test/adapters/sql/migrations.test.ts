import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { type SQL, sql } from 'drizzle-orm'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { afterAll, expect, test } from 'vitest'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import { Policy } from '#src/core/policy.ts'
import { keepHouse } from '#src/jobs/keep-house.ts'
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

test.each([1, 2, 3])(
  'a store with %i migrations keeps all it had, two that open it at once bring it up to date, and it works',
  async (count) => {
    const url = `file:${directory}/before-${count}.db`
    const client = createClient({ url })
    const old = drizzle(client)
    await migrate(old, { migrationsFolder: firstMigrations(count) })
    const tables = await old.all<{ name: string }>(
      sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_%' escape '\\'`,
    )
    for (const statement of FILLED) {
      const name = statement.split(' ', 3)[2]
      if (tables.some((table) => table.name === name)) await old.run(sql.raw(statement))
    }
    const read = async (db: LibSQLDatabase) => {
      const rows = tables.map(async ({ name }) => [
        name,
        await db.all(sql`select * from ${sql.identifier(name)}`),
      ])
      return Object.fromEntries(await Promise.all(rows)) as Record<string, unknown[]>
    }
    const had = await read(old)
    client.close()

    const [{ db, close }, other] = await Promise.all([openLibsql(url), openLibsql(url)])
    other.close()
    const has = await read(db)
    const store = createSqlStore(db, 'w')
    const { ledger, history, outbox, events } = store
    const [run] = await ledger.runs(1)
    const writes = await ledger.writesOf('r1')
    const planned = await ledger.plannedWrites()
    const sent = await outbox.list(['sent'])
    const { written } = await history.read()
    const cursors = await events.cursors(['linear'])
    await keepHouse({ ...store, policy: Policy.parse({}) }, '2030-01-01T00:00:00.000Z')
    const kept = await ledger.runs(9)
    close()

    expect(Object.values(had).every((rows) => rows.length > 0)).toBe(true)
    expect(has).toMatchObject(had)
    expect(run).toMatchObject({ id: 'r1', end: { outcome: 'done', evaluationHash: null } })
    expect(writes).toEqual([
      {
        runId: 'r1',
        state: 'written',
        at: AT,
        write: {
          database: 'keyResults',
          pageId: 'kr1',
          title: 'Halve the wait',
          changes: [
            { field: 'score', before: null, after: 0.4 },
            { field: 'why', before: 'old', after: 'new' },
          ],
        },
      },
    ])
    expect(planned).toEqual([])
    expect(sent).toMatchObject([{ id: 'm1', html: '<p>words</p>' }])
    expect(written).toHaveLength(2)
    expect(cursors).toHaveLength(count < 3 ? 0 : 1)
    // The last good run.
    expect(kept).toHaveLength(1)
  },
)

test('a store of a newer version than the program is refused in plain words, and left as it is', async () => {
  const url = `file:${directory}/newer.db`
  const first = await openLibsql(url)
  await first.db.run(sql`insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)`)
  first.close()
  const before = readFileSync(join(directory, 'newer.db'))

  await expect(openLibsql(url)).rejects.toMatchObject({
    name: 'Failure',
    system: 'store',
    code: 'invalid',
    message: expect.stringMatching(/DATABASE_URL is of a newer version of okr-sync .* Run the newer version/),
  })

  expect(readFileSync(join(directory, 'newer.db')).equals(before)).toBe(true)
})

test('what a run asks of the ledger, and what housekeeping drops, is found by indexes', async () => {
  const { db, close } = await openLibsql('file::memory:')
  const plan = async (statement: SQL) => {
    const steps = await db.all<{ detail: string }>(sql`explain query plan ${statement}`)
    return steps.map(({ detail }) => detail).join('\n')
  }
  const ofPage = await plan(
    sql`select id from writes where workspace = 'w' and run_id = 'r' and page_id in ('p') and state = 'planned'`,
  )
  const planned = await plan(
    sql`select title from writes where workspace = 'w' and state = 'planned' order by id`,
  )
  const first = await plan(sql`select started_at from runs where workspace = 'w' order by started_at limit 1`)
  const old = await plan(sql`select id from runs where workspace = 'w' and started_at < '2026-10-01'`)
  const unused = await plan(sql`
    select hash from input_parts where workspace = 'w'
      and not exists (select 1 from run_inputs where run_inputs.workspace = 'w' and run_inputs.hash = input_parts.hash)
  `)
  const oldInputs = await plan(
    sql`delete from run_inputs where workspace = 'w' and run_id in (select id from runs where workspace = 'w' and started_at < '2026-10-01')`,
  )
  close()

  expect(unused).toContain('run_inputs_by_hash (workspace=? AND hash=?)')
  expect(oldInputs).toMatch(/SEARCH run_inputs USING .*\(workspace=\? AND run_id=\?\)/)
  expect(ofPage).toContain('USING INDEX writes_by_run (workspace=? AND run_id=? AND page_id=?)')
  expect(planned).toContain('USING INDEX writes_by_state (workspace=? AND state=?)')
  for (const steps of [first, old]) expect(steps).toContain('runs_by_start (workspace=?')
})

const AT = '2026-11-19T08:00:00.000Z'

/** A row in each table of the versions before, as they laid them down. */
const FILLED = [
  `insert into runs values ('w', 'r1', 'sync', '${AT}', '${AT}', '2', '${AT}', 'done', 'abc', '{}', null)`,
  `insert into writes (workspace, run_id, database, page_id, title, field, before, after, at) values
    ('w', 'r1', 'keyResults', 'kr1', 'Halve the wait', 'score', null, '0.4', '${AT}'),
    ('w', 'r1', 'keyResults', 'kr1', 'Halve the wait', 'why', '"old"', '"new"', '${AT}')`,
  `insert into written_cells values ('w', 'kr1', 'score', '0.4', '${AT}'), ('w', 'kr1', 'why', '"new"', '${AT}')`,
  `insert into check_ins values ('w', 'kr1', '2026-11-19', 0.4, 'typed')`,
  `insert into key_result_days (workspace, key_result_id, day, status, risk, score, baseline, target)
    values ('w', 'kr1', '2026-11-19', 'at_risk', 'low', 0.4, 0, 1)`,
  `insert into objective_days values ('w', 'o1', '2026-11-19', 'at_risk', 0.4, null, null)`,
  `insert into sightings values ('w', 'kr1', 'blocked', '${AT}')`,
  `insert into episodes values ('w', 'e1', 'kr1', '${AT}', null)`,
  `insert into outbox values ('w', 'm1', 'digest', '2026-W47', '<m1@example.com>', '${AT}', 'cto@example.com',
    'Digest', '<p>words</p>', 'words', 'sent', 1, '${AT}', null)`,
  `insert into bindings values ('w', 'ds1', 'why', 'x', 'Why', 1)`,
  `insert into data_sources values ('w', 'db1', 'ds1')`,
  `insert into people values ('w', 'u1', 'Ada', null, '${AT}')`,
  `insert into work_events values ('w', 'linear', 'issue', 'ENG-1', '${AT}', '{}')`,
  `insert into work_cursors values ('w', 'linear', 'issue', '${AT}', null, null, null)`,
]

/** The committed migrations as they were when there were only so many. */
function firstMigrations(count: number): string {
  const folder = join(directory, `first-${count}`)
  cpSync('migrations', folder, { recursive: true })
  const path = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  return folder
}
