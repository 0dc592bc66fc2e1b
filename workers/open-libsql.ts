import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@libsql/client'
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { Failure } from '#src/ports/failure.ts'
import { fileOf } from './file-of.ts'

export interface OpenDatabase {
  readonly db: LibSQLDatabase
  close(): void
}

const address = /^(file:(\/\/[^/?#]*)?[^?#]+|(libsql|https?|wss?):\/\/[^/?#@]+([/?#]|$))/i
/** A server that takes requests and answers none would hold a run, and its lease, for ever. In real time. */
const ANSWER_MS = 30_000

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url))

/**
 * Opens the database of a server or a command line and brings its tables up to date.
 * @param url `file:` with a path (relative to the working directory, or absolute; its directory is made) or `libsql://`
 * @param options.asItIs leaves the tables as they are, for who only looks
 * @param options.answerMs how long one answer of a server is waited for
 * @throws Failure that names DATABASE_URL when it cannot be opened, without the token that the URL may hold
 */
export async function openLibsql(
  url: string,
  { asItIs = false, answerMs = ANSWER_MS } = {},
): Promise<OpenDatabase> {
  if (!address.test(url)) throw notAnAddress()
  let close = () => {}
  try {
    if (!asItIs) makeDirectory(url)
    // Without the timeout (ms) two processes on one file refuse each other at once: SQLITE_BUSY.
    const client = createClient({ url, timeout: 5000, fetch: fetchWithin(answerMs) })
    close = () => client.close()
    const db = drizzle(client)
    if (!asItIs) await bringUpToDate(db)
    return { db, close }
  } catch (fault) {
    close()
    throw fault instanceof Failure ? fault : cannotOpen(url, fault)
  }
}

function fetchWithin(ms: number) {
  return (request: Request) => fetch(request, { signal: AbortSignal.timeout(ms) })
}

function makeDirectory(url: string): void {
  const file = fileOf(url)
  if (file !== null) mkdirSync(dirname(file), { recursive: true })
}

async function bringUpToDate(db: LibSQLDatabase): Promise<void> {
  try {
    await migrate(db, { migrationsFolder })
  } catch (fault) {
    // Another process made the tables between our look and our making them: now there is nothing left to do.
    if (!/already exists|duplicate column|no such index/.test(String(rootOf(fault)))) throw fault
    await migrate(db, { migrationsFolder })
  }
  const newest = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0
  const [newer] = await db.all(`select 1 from __drizzle_migrations where created_at > ${newest}`)
  if (newer !== undefined) throw ofNewerVersion()
}

/** What a newer version keeps in tables that it has changed, this one would misread, or drop with what it writes. */
function ofNewerVersion(): Failure {
  return new Failure({
    system: 'store',
    code: 'invalid',
    message:
      'The database of DATABASE_URL is of a newer version of okr-sync than this one, and was left as it is. Run the newer version, or set DATABASE_URL to a backup from before it.',
  })
}

// The value is not shown: what is no address is often a token in the wrong line.
function notAnAddress(): Failure {
  return new Failure({
    system: 'store',
    code: 'invalid',
    message:
      'DATABASE_URL is not the address of a database. Set a file, for example `file:.okr-sync/okr-sync.db`, or a libSQL server, `libsql://…`, without a user or password in it.',
  })
}

function cannotOpen(url: string, fault: unknown): Failure {
  const cause = rootOf(fault)
  const refused = /status 40[13]/.test(String(cause))
  return new Failure({
    system: 'store',
    code: refused ? 'unauthorized' : 'unavailable',
    // The query part may hold the token.
    message: `The database of DATABASE_URL (${url.replace(/\?.*$/s, '')}) cannot be opened: ${String(cause)}. ${mend(url, refused)}`,
    cause,
  })
}

function mend(url: string, refused: boolean): string {
  if (refused) return 'Give it a token that may read and write.'
  if (!/^file:/i.test(url)) return 'See that the address is right and the server answers.'
  return 'See that the file is a database, that this user may write it, and that no other process holds it.'
}

/** The reason under the wrappers: drizzle's error repeats the statement, fetch's says only that it failed. */
function rootOf(fault: unknown): unknown {
  return fault instanceof Error && fault.cause !== undefined ? rootOf(fault.cause) : fault
}
