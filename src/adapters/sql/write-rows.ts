import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { LedgerWrite } from '#src/ports/ledger.ts'
import type { Database, Statement } from './database.ts'
import { jsonArrays } from './json-arrays.ts'
import { writes } from './schema.ts'

/** The planned cells of a run on the pages, which may be many: they are one value. */
export function plannedOn(workspace: string, runId: string, pageIds: readonly string[]): SQL | undefined {
  return and(
    eq(writes.workspace, workspace),
    eq(writes.runId, runId),
    eq(writes.state, 'planned'),
    inArray(writes.pageId, sql`(select value from json_each(${JSON.stringify(pageIds)}))`),
  )
}

/**
 * Statements that lay down the cells of writes, in their order; a cell of the run that is planned already is settled so.
 * @param given of each page one
 */
export function writeRows(
  db: Database,
  workspace: string,
  { runId, state }: Pick<LedgerWrite, 'runId' | 'state'>,
  given: readonly Pick<LedgerWrite, 'write' | 'at'>[],
): Statement[] {
  // SQLite would make half a letter (a title that was cut in an emoji) into bytes that are no text, and libSQL ends the process on
  // reading them. The cells themselves stay JSON.
  const sound = given.map(({ write, at }) => ({ ...write, title: write.title.toWellFormed(), at }))
  return jsonArrays(sound).map((array) => {
    const page = sql`page.value`
    const change = sql`change.value`
    const planned = sql`
      select ${writes.id} from ${writes}
      where ${writes.workspace} = ${workspace} and ${writes.runId} = ${runId} and ${writes.state} = 'planned'
        and ${writes.pageId} = ${page} ->> 'pageId' and ${writes.field} = ${change} ->> 'field'`
    // No value is NULL, as in a row that is inserted by itself; the word null in quotation marks stays what it is.
    const cell = (name: string) => sql`nullif(${change} -> ${name}, 'null')`
    return db
      .insert(writes)
      .select(
        sql`select (${planned}), ${workspace}, ${runId}, ${page} ->> 'database', ${page} ->> 'pageId', ${page} ->> 'title',
          ${change} ->> 'field', ${cell('before')}, ${cell('after')}, ${page} ->> 'at', ${state}, coalesce(${change} ->> 'isWord', 0)
          from json_each(${array}) as page, json_each(${page} -> 'changes') as change
          where true order by page.key, change.key`,
      )
      .onConflictDoUpdate({
        target: writes.id,
        set: {
          before: sql`excluded.before`,
          after: sql`excluded.after`,
          at: sql`excluded.at`,
          state: sql`excluded.state`,
          isWord: sql`excluded.is_word`,
        },
      })
  })
}
