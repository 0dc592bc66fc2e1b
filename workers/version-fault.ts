import { readMigrationFiles } from 'drizzle-orm/migrator'
import { Failure } from '#src/ports/failure.ts'
import { migrationsFolder, type OpenDatabase } from './open-libsql.ts'

/** Why a store is not to be used with this version of okr-sync; null: nothing speaks against it. */
export async function versionFault(db: OpenDatabase['db']): Promise<Failure | null> {
  const ours = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis))
  const theirs = await latestMigration(db)
  if (theirs <= ours) return null
  const [then, now] = [theirs, ours].map((at) => new Date(at).toISOString().slice(0, 10))
  return new Failure({
    system: 'store',
    code: 'invalid',
    message: `A newer okr-sync has changed the tables: the store is of ${then}, this version knows those of ${now}. Run the newer version again, or put a backup from before it in place.`,
  })
}

async function latestMigration(db: OpenDatabase['db']): Promise<number> {
  try {
    const [row] = await db.all<{ at: number | null }>(
      'select max(created_at) as at from __drizzle_migrations',
    )
    return Number(row?.at ?? 0)
  } catch {
    // It has no tables yet, or cannot be read: the look at the tables says which.
    return 0
  }
}
