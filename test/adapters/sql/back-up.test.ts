import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import { UsageError } from '#src/cli/usage-error.ts'
import { backUp } from '#workers/back-up.ts'
import { openLibsql } from '#workers/open-libsql.ts'

const directory = mkdtempSync(join(tmpdir(), 'okr-sync-'))
afterAll(() => rmSync(directory, { recursive: true }))

const LONG_AGO = '2000-01-01T00:00:00.000Z'

function person(number: number) {
  return { id: `${number}`.padStart(6, '0'), name: 'Ada', email: null }
}

/** Another process that lays down two people at a time. */
async function startWriting(url: string) {
  const script = `
    import { createClient } from '@libsql/client'
    const client = createClient({ url: ${JSON.stringify(url)}, timeout: 5000 })
    const row = (number) => ({ sql: "insert into people values ('w', ?, 'Ada', null, ?)", args: [String(number), ${JSON.stringify(LONG_AGO)}] })
    for (let number = 500000; ; number += 2) {
      await client.batch([row(number), row(number + 1)], 'write')
      if (number === 500000) console.log('writing')
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return {
    async stop() {
      expect(child.exitCode).toBeNull()
      child.kill()
      await once(child, 'exit')
    },
  }
}

async function peopleIn(file: string) {
  const { db, close } = await openLibsql(`file:${file}`)
  const people = await createSqlStore(db, 'w').bindings.people(LONG_AGO)
  close()
  return people
}

test('a backup opens and holds what the store held, while a service goes on writing to it', async () => {
  const url = `file:${directory}/fl%C3%BCr%201.db`
  const { db, close } = await openLibsql(url)
  const before = Array.from({ length: 2_000 }, (_, number) => person(number))
  await createSqlStore(db, 'w').bindings.savePeople(before, LONG_AGO)
  close()
  const service = await startWriting(url)

  const copy = join(directory, "copy 'one'.db")
  const backup = await backUp(url, copy)
  await service.stop()

  expect(backup).toEqual({ file: copy, bytes: readFileSync(copy).length })
  const copied = await peopleIn(copy)
  expect(copied.slice(0, before.length)).toEqual(before)
  // What was written together is there together.
  expect(copied.length % 2).toBe(0)
  const kept = await peopleIn(join(directory, 'flür 1.db'))
  expect(kept.slice(0, copied.length)).toEqual(copied)
})

test('a backup is restored by naming it in DATABASE_URL: runs go on from it, and what was mailed before it is not mailed again', async () => {
  const url = `file:${directory}/lost.db`
  const moment = '2026-11-20T08:00:00.000Z'
  const message = {
    id: 'm1',
    kind: 'digest',
    slot: '2026-W47',
    to: 'cto@example.com',
    messageId: '<m1@example.com>',
    date: moment,
    subject: 'Digest',
    html: '<p>words</p>',
    text: 'words',
    references: [],
  } as const
  const run = { id: 'r1', job: 'sync', asOf: moment, startedAt: moment, ruleVersion: '1' } as const
  const service = await openLibsql(url)
  const lost = createSqlStore(service.db, 'w')
  await lost.lease.take({ holder: 'dead', until: moment }, LONG_AGO)
  await lost.ledger.open(run)
  await lost.outbox.freeze(message)
  const copy = join(directory, 'restored.db')
  await backUp(url, copy)
  service.close()
  rmSync(join(directory, 'lost.db'))

  const { db, close } = await openLibsql(`file:${copy}`)
  const { ledger, outbox, lease } = createSqlStore(db, 'w')
  expect(await lease.take({ holder: 'next', until: moment }, moment)).toBeNull()
  await ledger.open({ ...run, id: 'r2' })
  expect((await ledger.runs(9)).map(({ id }) => id)).toEqual(['r2', 'r1'])
  expect(await outbox.freeze({ ...message, id: 'm2' })).toBe(false)
  expect(await outbox.claim('m1', moment)).not.toBeNull()
  close()
})

test('a backup overwrites no file, and leaves what it found', async () => {
  const url = `file:${directory}/store.db`
  ;(await openLibsql(url)).close()
  const file = join(directory, 'precious.txt')
  writeFileSync(file, 'precious')

  await expect(backUp(url, file)).rejects.toThrow(`${file} is there already`)
  await expect(backUp(url, join(directory, 'store.db'))).rejects.toThrow('overwrites nothing')

  expect(readFileSync(file, 'utf8')).toBe('precious')
})

test('a backup that was broken off does not stand in the way of the next', async () => {
  const url = `file:${directory}/store.db`
  ;(await openLibsql(url)).close()
  const file = join(directory, 'next.db')
  writeFileSync(`${file}.part`, 'half a copy')

  await backUp(url, file)

  expect(await peopleIn(file)).toEqual([])
  expect(existsSync(`${file}.part`)).toBe(false)
})

test('a store that is not there is not made by backing it up', async () => {
  await expect(backUp(`file:${directory}/gone/none.db`, join(directory, 'none.copy'))).rejects.toThrow(
    `There is no store at ${directory}/gone/none.db`,
  )
  expect(existsSync(join(directory, 'gone'))).toBe(false)
})

test('what cannot be copied is told, and nothing is left under the name of the backup', async () => {
  const words = join(directory, 'words.db')
  writeFileSync(words, 'these are words and no database '.repeat(200))
  ;(await openLibsql(`file:${directory}/store.db`)).close()
  mkdirSync(join(directory, 'empty'))

  await expect(backUp(`file:${words}`, join(directory, 'empty/words.db'))).rejects.toThrow(UsageError)
  await expect(backUp(`file:${directory}/store.db`, join(directory, 'nowhere/store.db'))).rejects.toThrow(
    'and that the folder of the copy is there',
  )

  expect(readdirSync(join(directory, 'empty'))).toEqual([])
})

test.each(['libsql://okr.example.com?authToken=s3cret', 'https://okr.example.com'])(
  'the store of a server is backed up by the server: %s',
  async (url) => {
    const failure = await backUp(url, join(directory, 'server.db')).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(UsageError)
    expect(String(failure)).toContain('turso db shell')
    expect(String(failure)).not.toContain('s3cret')
  },
)

test('a store in memory has nothing to back up', async () => {
  await expect(backUp('file::memory:', join(directory, 'memory.db'))).rejects.toThrow('in memory')
})
