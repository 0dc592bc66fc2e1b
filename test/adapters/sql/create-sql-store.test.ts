import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getTableColumns, is, sql } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSqlStore, type SqlStore } from '#src/adapters/sql/create-sql-store.ts'
import * as schema from '#src/adapters/sql/schema.ts'
import { bindingsContract } from '#test/contract/bindings.ts'
import { decisionStandsContract } from '#test/contract/decision-stands.ts'
import { eventStoreContract } from '#test/contract/event-store.ts'
import { historyStoreContract } from '#test/contract/history-store.ts'
import { housekeepingContract } from '#test/contract/housekeeping.ts'
import { inputStoreContract } from '#test/contract/input-store.ts'
import { leaseContract } from '#test/contract/lease.ts'
import { ledgerContract } from '#test/contract/ledger.ts'
import { outboxContract } from '#test/contract/outbox.ts'
import { plannedWritesContract } from '#test/contract/planned-writes.ts'
import { preparedDecisionsContract } from '#test/contract/prepared-decisions.ts'
import { rowStoreContract } from '#test/contract/row-store.ts'
import { workspacesContract } from '#test/contract/workspaces.ts'
import { type OpenDatabase, openLibsql } from '#workers/open-libsql.ts'

const directory = mkdtempSync(join(tmpdir(), 'okr-sync-'))
let database: OpenDatabase
/** Another client of the same file, as another process has it. */
let beside: OpenDatabase

beforeAll(async () => {
  database = await openLibsql(`file:${directory}/store.db`)
  beside = await openLibsql(`file:${directory}/store.db`)
})

afterAll(() => {
  database.close()
  beside.close()
  rmSync(directory, { recursive: true })
})

const open = (workspace: string): SqlStore => createSqlStore(database.db, workspace)
// A workspace that nobody has used is an empty store.
const fresh = async (): Promise<SqlStore> => open(crypto.randomUUID())

ledgerContract(fresh)
plannedWritesContract(fresh)
preparedDecisionsContract(fresh)
historyStoreContract(async () => (await fresh()).history)
decisionStandsContract(async () => (await fresh()).history)
outboxContract(async () => (await fresh()).outbox)
bindingsContract(async () => (await fresh()).bindings)
eventStoreContract(async () => (await fresh()).events)
rowStoreContract(async () => (await fresh()).rows)
inputStoreContract(async () => (await fresh()).inputs)
housekeepingContract(fresh)
leaseContract(async () => {
  const workspace = crypto.randomUUID()
  return [open(workspace).lease, createSqlStore(beside.db, workspace).lease]
})
workspacesContract(open)

const tables = Object.values(schema).filter((table) => is(table, SQLiteTable))

test.each(tables.map((table) => [getTableConfig(table).name, table] as const))(
  'the committed migrations make table %s as the schema has it, with its workspace',
  async (name, table) => {
    const made = await database.db.all<{ name: string }>(sql`select name from pragma_table_info(${name})`)

    const columns = Object.values(getTableColumns(table)).map((column) => column.name)
    expect(made.map((column) => column.name)).toEqual(columns)
    expect(columns).toContain('workspace')
  },
)

test('every cell that was written is kept with the value before and after, its run and its page', async () => {
  const workspace = crypto.randomUUID()
  const { ledger } = open(workspace)
  const page = { database: 'keyResults', pageId: 'p1', title: 'Halve the wait' } as const

  await ledger.recordWrites('r1', [
    {
      write: { ...page, changes: [{ field: 'score', before: null, after: 0.4 }] },
      at: '2026-11-19T08:00:00.000Z',
    },
  ])
  await ledger.recordWrites('r2', [
    {
      write: { ...page, changes: [{ field: 'score', before: 0.4, after: 0.5 }] },
      at: '2026-11-20T08:00:00.000Z',
    },
  ])

  const kept = await database.db.select().from(schema.writes).where(sql`workspace = ${workspace}`)
  expect(kept).toMatchObject([
    { ...page, runId: 'r1', field: 'score', before: null, after: 0.4, at: '2026-11-19T08:00:00.000Z' },
    { ...page, runId: 'r2', field: 'score', before: 0.4, after: 0.5, at: '2026-11-20T08:00:00.000Z' },
  ])
})

test('inputs that are alike lie in the store once, and go with the last run that was given them', async () => {
  const workspace = crypto.randomUUID()
  const { ledger, inputs, housekeeping } = open(workspace)
  const parts = () =>
    database.db
      .select({ hash: schema.inputParts.hash })
      .from(schema.inputParts)
      .where(sql`workspace = ${workspace}`)
  for (const day of ['18', '19', '20']) {
    const startedAt = `2026-11-${day}T08:00:00.000Z`
    await ledger.open({ id: day, job: 'sync', asOf: startedAt, startedAt, ruleVersion: '1' })
    await inputs.keep(
      day,
      new Map([
        ['rows', 'alike'],
        ['now', startedAt],
      ]),
    )
  }
  expect(await parts()).toHaveLength(4)

  const long = '2026-01-01T00:00:00.000Z'
  const never = { runs: long, messages: long, sources: long, people: long }
  await housekeeping.prune({ ...never, inputs: '2026-11-20T00:00:00.000Z' })
  expect(await parts()).toHaveLength(2)

  await housekeeping.prune({ ...never, inputs: '2026-11-21T00:00:00.000Z' })
  expect(await parts()).toEqual([])
})

test('a run is kept as it was opened and closed', async () => {
  const workspace = crypto.randomUUID()
  const { ledger } = open(workspace)
  const start = {
    id: 'r1',
    job: 'sync',
    asOf: '2026-11-20T08:00:00.000Z',
    startedAt: '2026-11-20T08:00:01.000Z',
    ruleVersion: '1',
  } as const
  const end = {
    finishedAt: '2026-11-20T08:00:09.000Z',
    outcome: 'failed',
    inputsHash: null,
    evaluationHash: null,
    summary: '{"read":0}',
    error: 'Notion refused the token.',
  } as const

  await ledger.open(start)
  await ledger.close('r1', end)

  const kept = await database.db.select().from(schema.runs).where(sql`workspace = ${workspace}`)
  expect(kept).toEqual([{ workspace, ...start, ...end }])
})
