import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { afterAll, expect, test } from 'vitest'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import { storeFailure } from '#src/adapters/sql/store-failure.ts'
import { noNews } from '#src/core/no-news.ts'
import { openLibsql } from '#workers/open-libsql.ts'

const directory = mkdtempSync(join(tmpdir(), 'okr-sync-'))
afterAll(() => rmSync(directory, { recursive: true }))

const moment = '2026-11-20T08:00:00.000Z'
const run = { id: 'r1', job: 'sync', asOf: moment, startedAt: moment, ruleVersion: '1' } as const

test('a database that another process holds is said to be locked, and DATABASE_URL is named', async () => {
  const url = `file:${directory}/locked.db`
  const { close } = await openLibsql(url)
  const holder = createClient({ url })
  const held = await holder.transaction('write')
  const impatient = createClient({ url, timeout: 1 })
  const { ledger } = createSqlStore(drizzle(impatient), 'w')

  const refused = ledger.open(run)

  await expect(refused).rejects.toMatchObject({
    name: 'Failure',
    system: 'store',
    code: 'unavailable',
    retryable: true,
    message: expect.stringMatching(/could not open run r1: the database is locked .*DATABASE_URL/),
  })
  await held.rollback()
  for (const client of [holder, impatient]) client.close()
  close()
})

test('a full disk and a store that may not be written are told as such, and what was there is still read', async () => {
  const { db, close } = await openLibsql('file::memory:')
  const { ledger, bindings } = createSqlStore(db, 'w')
  await ledger.open(run)
  const people = Array.from({ length: 5_000 }, (_, id) => ({ id: `${id}`, name: 'Ada', email: null }))

  await db.run('pragma max_page_count = 1')
  await expect(bindings.savePeople(people, moment)).rejects.toMatchObject({
    name: 'Failure',
    code: 'unavailable',
    retryable: false,
    message: expect.stringMatching(/could not save the people: .*SQLITE_FULL.*its disk has room/),
  })
  await db.run('pragma query_only = 1')
  await expect(ledger.open({ ...run, id: 'r2' })).rejects.toMatchObject({
    name: 'Failure',
    code: 'unavailable',
    message: expect.stringMatching(/SQLITE_READONLY.*may be written/),
  })

  expect((await ledger.runs(9)).map(({ id }) => id)).toEqual(['r1'])
  close()
})

test('a database without tables is told from a fault, and how to make them is said', async () => {
  const client = createClient({ url: `file:${directory}/empty.db` })
  const { history } = createSqlStore(drizzle(client), 'w')

  await expect(history.read()).rejects.toMatchObject({
    code: 'invalid',
    retryable: false,
    message: expect.stringMatching(/could not read the history: .*no such table.*migrations/),
  })
  client.close()
})

test('a failure holds nothing of what was to be stored', async () => {
  const { db, close } = await openLibsql(`file:${directory}/secretive.db`)
  const { outbox } = createSqlStore(db, 'w')
  const message = {
    id: 'm1',
    kind: 'digest',
    slot: 'a',
    messageId: '<m1@example.com>',
    date: moment,
    to: 'cto@example.com',
    subject: 'confidential',
    html: 'confidential',
    text: 'confidential',
    references: [],
  } as const
  await outbox.freeze(message)

  const failure = await outbox.freeze({ ...message, slot: 'b' }).catch((caught: Error) => caught)

  const told: string[] = []
  for (let error: unknown = failure; error instanceof Error; error = error.cause) {
    told.push(error.message, JSON.stringify(error))
  }
  expect(told.join(' ')).toContain('could not freeze message m1')
  expect(told.join(' ')).not.toContain('confidential')
  close()
})

test('a number that is none is a fault of our own and no failure of the store', async () => {
  const { db, close } = await openLibsql(`file:${directory}/numbers.db`)
  const { history } = createSqlStore(db, 'w')
  const checkIn = { keyResultId: 'p1', day: '2026-11-20', value: Number.NaN, source: 'typed' } as const

  await expect(history.remember({ ...noNews, checkIns: [checkIn] })).rejects.toBeInstanceOf(RangeError)
  close()
})

test.each([
  ['D1_ERROR: Network connection lost.', 'unavailable', true],
  ['D1_ERROR: D1 DB is overloaded. Too many requests queued.', 'unavailable', true],
  [
    'D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.',
    'unavailable',
    true,
  ],
  ['D1_ERROR: no such table: runs: SQLITE_ERROR', 'invalid', false],
  ['D1_ERROR: UNIQUE constraint failed: runs.workspace, runs.id: SQLITE_CONSTRAINT', 'conflict', false],
  ['SERVER_ERROR: Server returned HTTP status 401', 'unauthorized', false],
  ['SERVER_ERROR: Server returned HTTP status 503', 'unavailable', true],
  ['SQLITE_FULL: database or disk is full', 'unavailable', false],
  ['SQLITE_READONLY: attempt to write a readonly database', 'unavailable', false],
  ['D1_ERROR: something new', 'not_understood', false],
])('%s is a failure of the store: %s, may pass by itself: %s', (words, code, retryable) => {
  expect(storeFailure('read the history', new Error(words))).toMatchObject({
    name: 'Failure',
    system: 'store',
    code,
    retryable,
    message: expect.stringContaining('DATABASE_URL'),
  })
})

test('the reason of a lost connection is found under the error that hides it', () => {
  const hidden = new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND db.example.com') })

  expect(storeFailure('read the history', hidden)).toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('fetch failed: getaddrinfo ENOTFOUND db.example.com'),
  })
})
