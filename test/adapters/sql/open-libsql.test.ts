import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import type { Failure } from '#src/ports/failure.ts'
import { letThrough } from '#test/support/network.ts'
import { openLibsql } from '#workers/open-libsql.ts'

const directory = mkdtempSync(join(tmpdir(), 'okr-sync-'))
afterAll(() => rmSync(directory, { recursive: true }))

async function failureOf(url: string): Promise<Failure> {
  return openLibsql(url).then(
    () => expect.unreachable('it opened'),
    (failure) => failure,
  )
}

test('the directory of a file is made, and what was stored is there when it is opened again', async () => {
  const url = `file:${directory}/new/fl%C3%BCr/store.db`
  const first = await openLibsql(url)
  await createSqlStore(first.db, 'w').bindings.saveDataSource('db1', 'ds1')
  first.close()

  const second = await openLibsql(url)

  expect(await createSqlStore(second.db, 'w').bindings.dataSource('db1')).toBe('ds1')
  expect(existsSync(join(directory, 'new/flür/store.db'))).toBe(true)
  second.close()
})

test('a database in memory needs no directory', async () => {
  const { db, close } = await openLibsql('file::memory:')

  expect(await createSqlStore(db, 'w').ledger.firstRunAt()).toBeNull()
  close()
})

test('of two that find the same new file without tables both succeed', async () => {
  const url = `file:${directory}/race.db`

  const both = await Promise.all([openLibsql(url), openLibsql(url)])

  for (const { db, close } of both) {
    expect(await createSqlStore(db, 'w').ledger.firstRunAt()).toBeNull()
    close()
  }
})

test('processes that open the same new file at once, from another directory, all succeed and none is lost', async () => {
  const script = `
    import { createSqlStore } from ${JSON.stringify(import.meta.resolve('#src/adapters/sql/create-sql-store.ts'))}
    import { openLibsql } from ${JSON.stringify(import.meta.resolve('#workers/open-libsql.ts'))}
    const { db, close } = await openLibsql('file:shared/store.db')
    const { bindings } = createSqlStore(db, 'w')
    for (let i = 0; i < 20; i++) await bindings.savePeople([{ id: process.pid + '-' + i, name: 'x', email: null }], '2026-11-20T08:00:00.000Z')
    close()
  `
  const processes = Array.from({ length: 3 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: directory }),
  )

  await Promise.all(processes)

  const { db, close } = await openLibsql(`file:${directory}/shared/store.db`)
  expect(await createSqlStore(db, 'w').bindings.people('2000-01-01T00:00:00.000Z')).toHaveLength(60)
  close()
})

test.each(['s3cret-token', '', 'file:', 'postgres://localhost/okr', 'libsql://me:s3cret@db.example.com'])(
  'what is no address of a database is refused without being shown: %j',
  async (url) => {
    const failure = await failureOf(url)

    expect(failure).toMatchObject({ name: 'Failure', system: 'store', code: 'invalid' })
    expect(failure.message).toContain('DATABASE_URL')
    expect(failure.message).not.toContain('s3cret')
    expect(failure.cause).toBeUndefined()
  },
)

test('a path that is a directory, or lies under a file, or a file that is no database cannot be opened', async () => {
  mkdirSync(join(directory, 'folder'))
  writeFileSync(join(directory, 'words.db'), 'these are words and no database '.repeat(200))

  for (const path of ['folder', 'words.db', 'words.db/store.db', '%zz.db']) {
    expect(await failureOf(`file:${directory}/${path}`)).toMatchObject({
      name: 'Failure',
      system: 'store',
      code: 'unavailable',
      message: expect.stringContaining(`DATABASE_URL (file:${directory}/${path}) cannot be opened`),
    })
  }
})

test('a server that refuses the token is told from one that cannot be reached, and the token is not shown', async () => {
  const server = createServer((_, response) => response.writeHead(401).end()).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  letThrough(origin)

  const refused = await failureOf(`${origin}?authToken=s3cret`)
  await new Promise((resolve) => server.close(resolve))
  const unreachable = await failureOf(`${origin}?authToken=s3cret`)

  expect(refused).toMatchObject({ code: 'unauthorized' })
  expect(unreachable).toMatchObject({ code: 'unavailable' })
  for (const { message, cause } of [refused, unreachable]) {
    expect(message).toContain(`DATABASE_URL (${origin}) cannot be opened`)
    expect(message + String(cause)).not.toContain('s3cret')
  }
})
