import { sql } from 'drizzle-orm'
import type { WorkEvent } from '#src/core/delivery/events.ts'
import type { Database, Statement } from './database.ts'
import { replacing } from './replacing.ts'
import { workEvents } from './schema.ts'

/** Letters of JSON in one value: D1 takes 2 MB, and a letter is up to 3 bytes of UTF-8. */
const mostLetters = 500_000

/**
 * Statements that lay events down, each replacing what was known of it. A page of them is one value and one statement: D1 takes
 * 100 values a statement and 1,000 statements a run, which row by row a first read would use up.
 */
export function eventUpserts(db: Database, workspace: string, events: readonly WorkEvent[]): Statement[] {
  return arraysOf(events).map((array) =>
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

function arraysOf(events: readonly WorkEvent[]): string[] {
  const arrays: string[][] = []
  let room = 0
  for (const event of events) {
    const text = JSON.stringify(event)
    if (text.length > room) {
      arrays.push([])
      room = mostLetters
    }
    arrays.at(-1)?.push(text)
    room -= text.length
  }
  return arrays.map((texts) => `[${texts.join(',')}]`)
}
