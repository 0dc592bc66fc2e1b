import { and, desc, eq } from 'drizzle-orm'
import type { Instant } from '#src/core/model.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { writes } from './schema.ts'

/** When Notion last took a write; null: none is kept, or the store is not of this version. */
export async function lastWriteIn(db: Database, workspace: string): Promise<Instant | null> {
  const [last] = await guarded(
    'read the last write',
    db
      .select({ at: writes.at })
      .from(writes)
      .where(and(eq(writes.workspace, workspace), eq(writes.state, 'written')))
      .orderBy(desc(writes.id))
      .limit(1),
  )
  return last?.at ?? null
}
