import type { Database, Statement } from './database.ts'
import { guarded } from './guarded.ts'

/** Runs statements in their order, all or nothing; nothing to run is no call. */
export async function runBatch(db: Database, doing: string, statements: readonly Statement[]): Promise<void> {
  const [first, ...rest] = statements
  if (first) await guarded(doing, db.batch([first, ...rest]))
}
