import { sql } from 'drizzle-orm'
import type { WorkEvent } from '#src/core/delivery/events.ts'
import type { Database, Statement } from './database.ts'
import { jsonArrays } from './json-arrays.ts'
import { replacing } from './replacing.ts'
import { workEvents } from './schema.ts'

/** Statements that lay events down, each replacing what was known of it. A page of them is one value and one statement. */
export function eventUpserts(db: Database, workspace: string, events: readonly WorkEvent[]): Statement[] {
  return jsonArrays(events).map((array) =>
    db
      .insert(workEvents)
      // Without a condition SQLite would take the next words for those of a join.
      .select(
        sql`select ${workspace}, value ->> 'stream', value ->> 'kind', value ->> 'id', value ->> 'changedAt', value from json_each(${array}) where true`,
      )
      // What is read again has seldom changed, and a row that is written costs.
      .onConflictDoUpdate({ ...replacing(workEvents), setWhere: sql`${workEvents.data} <> excluded.data` }),
  )
}
