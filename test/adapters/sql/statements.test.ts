import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { expect, onTestFinished, test } from 'vitest'
import { compose } from '#src/compose.ts'
import { readConfig } from '#src/config.ts'
import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import { sync } from '#src/jobs/sync.ts'
import { aKeyResult, anObjective, aSnapshot } from '#test/core/a-snapshot.ts'
import { createTestClock } from '#test/support/test-clock.ts'

test('a run that writes 400 pages, asks for ten decisions and lays 400 letters down asks the store for less than 150 of the 1,000 statements that D1 allows it', async () => {
  const clock = createTestClock('2026-11-20T09:00:00.000Z')
  const { client, counted } = countingClient()
  const settings = {
    NOTION_TOKEN: 'ntn_test',
    NOTION_OBJECTIVES: 'o'.repeat(32),
    NOTION_KEY_RESULTS: 'k'.repeat(32),
    NOTION_DECISIONS: 'd'.repeat(32),
    POLICY: '{"decisions":{"ask":true}}',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'OKR <okr@example.com>',
    DIGEST_TO: 'cto@example.com',
    LOG_LEVEL: 'error',
    DATABASE_URL: 'file::memory:',
  }
  const db = drizzle(client)
  await migrate(db, { migrationsFolder: 'migrations' })
  const deps = compose(readConfig(settings, 'sync'), db, 'node', { clock })
  const keyResults = Array.from({ length: 400 }, (_, index) =>
    aKeyResult({
      id: `k${index}`,
      owners: [{ id: `p${index}`, name: `Owner ${index}`, email: `owner${index}@example.com` }],
      current: 1,
      shown: { status: null, score: null, why: null },
    }),
  )
  const databases = aSnapshot().databases.map((each) => ({ ...each, owned: ['prepared'] as const }))
  const okrs = {
    ...deps.okrs,
    read: async () => aSnapshot({ databases, objectives: [anObjective()], keyResults }),
    addDecision: async ({ key }: NewDecision) => ({ id: `row-${key}`, at: clock.now(), leftOut: [] }),
    refresh: async () => null,
    write: async () => clock.now(),
  }
  const before = counted()

  const send = async () => ({ state: 'deferred', of: 'server', detail: 'Down.' }) as const
  const { counts, newDecisions } = await sync({ ...deps, okrs, mailer: { send } })

  expect(newDecisions.filter(({ state }) => state === 'added')).toHaveLength(10)
  expect(counts.written).toBeGreaterThanOrEqual(400)
  expect(await deps.outbox.heads(['pending'])).toHaveLength(400)
  expect(await deps.ledger.plannedWrites()).toEqual([])
  expect((await deps.history.read()).days).toHaveLength(400)
  expect(counted() - before).toBeLessThan(150)
})

/** A client that counts the statements which it is given. */
function countingClient() {
  const client = createClient({ url: 'file::memory:' })
  onTestFinished(() => client.close())
  let statements = 0
  const execute = client.execute.bind(client)
  const batch = client.batch.bind(client)
  client.execute = (...given: Parameters<typeof execute>) => {
    statements += 1
    return execute(...given)
  }
  client.batch = (...given) => {
    statements += given[0].length
    return batch(...given)
  }
  return { client, counted: () => statements }
}
