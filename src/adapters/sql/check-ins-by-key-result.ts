import { asc, eq, sql } from 'drizzle-orm'
import type { Database } from './database.ts'
import { exactNumber } from './exact-number.ts'
import { checkIns } from './schema.ts'

/** All check-ins packed, one row per key result: dozens of times as many rows take many times as long to hand over. */
export function checkInsByKeyResult(db: Database, workspace: string) {
  const { keyResultId, day, value, source } = checkIns
  return db
    .select({
      keyResultId,
      entries: sql<string>`group_concat(${day} || substr(${source}, 1, 1) || ${exactNumber(value)}, ' ' order by ${day}, ${source})`,
    })
    .from(checkIns)
    .where(eq(checkIns.workspace, workspace))
    .groupBy(keyResultId)
    .orderBy(asc(keyResultId))
}
