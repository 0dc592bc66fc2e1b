import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeAll, expect, test } from 'vitest'
import { createSqlStore, type SqlStore } from '#src/adapters/sql/create-sql-store.ts'
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

beforeAll(() => applyD1Migrations(env.DB, env.MIGRATIONS))

const open = (workspace: string): SqlStore => createSqlStore(drizzle(env.DB), workspace)
// A workspace that nobody has used is an empty store.
const fresh = async (): Promise<SqlStore> => open(crypto.randomUUID())

test('these tests run inside workerd', () => {
  expect(navigator.userAgent).toBe('Cloudflare-Workers')
})

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
  return [open(workspace).lease, open(workspace).lease]
})
workspacesContract(open)
