import { asc, eq, sql } from 'drizzle-orm'
import type { CheckIn } from '#src/core/history.ts'
import type { Database } from './database.ts'
import { checkIns } from './schema.ts'

type Entry = readonly [day: CheckIn['day'], value: string, source: CheckIn['source']]

/** All check-ins, one row per key result: dozens of times as many rows take many times as long to hand over. */
export function checkInsByKeyResult(db: Database, workspace: string) {
  const { keyResultId, day, value, source } = checkIns
  return db
    .select({
      keyResultId,
      // SQLite itself tells a number by 15 digits, which are not always all of it.
      entries: sql<string>`json_group_array(json_array(${day}, printf('%!.17g', ${value}), ${source}))`,
    })
    .from(checkIns)
    .where(eq(checkIns.workspace, workspace))
    .groupBy(keyResultId)
    .orderBy(asc(keyResultId))
}

/** The check-ins of a key result, by their day and source. */
export function checkInsOf({ keyResultId, entries }: { keyResultId: string; entries: string }): CheckIn[] {
  const all = (JSON.parse(entries) as Entry[]).map(([day, value, source]) => {
    return { keyResultId, day, value: Number(value), source }
  })
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.source < b.source ? -1 : 1))
}
