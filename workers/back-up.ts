import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createClient } from '@libsql/client'
import type { Backup } from '#src/cli/context.ts'
import { UsageError } from '#src/cli/usage-error.ts'
import { fileOf } from './file-of.ts'

/** A backup is in no hurry: it waits longer for its turn than the service does for the backup. */
const PATIENCE_MS = 60_000

/**
 * Copies the store into a new file, as it is at one moment, while other processes go on using it.
 * @param url DATABASE_URL
 * @throws UsageError when the store is not in a file, is not there or cannot be read, and when the new file is there already or
 *   cannot be written
 */
export async function backUp(url: string, file: string): Promise<Backup> {
  const store = fileOf(url)
  if (store === null) throw new UsageError(notInAFile(url))
  if (!existsSync(store)) throw new UsageError(`There is no store at ${store} (DATABASE_URL) to back up.`)
  const target = resolve(file)
  if (existsSync(target)) {
    throw new UsageError(`${target} is there already, and a backup overwrites nothing. Give another name.`)
  }
  // Whatever is broken off leaves no file under the name of a backup.
  const part = `${target}.part`
  await rm(part, { force: true })
  try {
    await copyInto(url, part)
    const bytes = await flushed(part)
    await rename(part, target)
    return { file: target, bytes }
  } catch (fault) {
    await rm(part, { force: true })
    throw new UsageError(
      `The store at ${store} (DATABASE_URL) could not be copied to ${target}: ${fault instanceof Error ? fault.message : String(fault)}. See that the store is a database that no other process locks for long, and that the folder of the copy is there, may be written and has room.`,
    )
  }
}

async function copyInto(url: string, file: string): Promise<void> {
  const client = createClient({ url, timeout: PATIENCE_MS })
  try {
    await client.execute({ sql: 'vacuum into ?', args: [file] })
  } finally {
    client.close()
  }
}

/** SQLite does not wait until the disk has the copy. */
async function flushed(file: string): Promise<number> {
  const handle = await open(file)
  try {
    await handle.sync()
    return (await handle.stat()).size
  } finally {
    await handle.close()
  }
}

function notInAFile(url: string): string {
  if (/^file:/i.test(url)) return 'DATABASE_URL names a database in memory: there is nothing to back up.'
  return 'DATABASE_URL is a server, which keeps backups of its own: on Turso `turso db shell NAME .dump > FILE` writes one, and any moment of the last days can be had back with `turso db create NEW --from-db NAME --timestamp TIME`.'
}
