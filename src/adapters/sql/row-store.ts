import { and, asc, eq, sql } from 'drizzle-orm'
import { inGroups } from '#src/adapters/support/in-groups.ts'
import type { KeptRow, RowStore } from '#src/ports/row-store.ts'
import { columnsOf } from './columns-of.ts'
import type { Database, Statement } from './database.ts'
import { guarded } from './guarded.ts'
import { jsonArrays } from './json-arrays.ts'
import { replacing } from './replacing.ts'
import { runBatch } from './run-batch.ts'
import { notionRows, notionSources } from './schema.ts'
import { upserts } from './upserts.ts'

export function createRowStore(db: Database, workspace: string): RowStore {
  return {
    async sources() {
      return guarded(
        'read which data sources are kept',
        db
          .select(columnsOf(notionSources))
          .from(notionSources)
          .where(eq(notionSources.workspace, workspace))
          .orderBy(asc(notionSources.dataSourceId)),
      )
    },

    async rows(dataSourceId) {
      return guarded(
        `read the rows that are kept of ${dataSourceId}`,
        db
          .select(columnsOf(notionRows))
          .from(notionRows)
          .where(and(eq(notionRows.workspace, workspace), eq(notionRows.dataSourceId, dataSourceId)))
          .orderBy(asc(notionRows.pageId)),
      )
    },

    async save({ sources, rows, gone }) {
      await runBatch(db, 'keep the rows', [
        ...rowUpserts(db, workspace, rows),
        ...inGroups(gone, MOST_IDS).map((pages) =>
          db.delete(notionRows).where(
            and(
              eq(notionRows.workspace, workspace),
              // Pages by their data source in one value, however many there are.
              sql`(${notionRows.dataSourceId}, ${notionRows.pageId}) in (select value ->> 'dataSourceId', value ->> 'pageId' from json_each(${JSON.stringify(pages)}))`,
            ),
          ),
        ),
        ...upserts(
          db,
          notionSources,
          sources.map((source) => ({ workspace, ...source })),
        ),
      ])
    },
  }
}

/** About 100 letters each: D1 takes 2 MB in one value. */
const MOST_IDS = 5_000

function rowUpserts(db: Database, workspace: string, rows: readonly KeptRow[]): Statement[] {
  return jsonArrays(rows).map((array) =>
    db
      .insert(notionRows)
      // Without a condition SQLite would take the next words for those of a join.
      .select(
        sql`select ${workspace}, value ->> 'dataSourceId', value ->> 'pageId', value ->> 'hash', value ->> 'data' from json_each(${array}) where true`,
      )
      .onConflictDoUpdate(replacing(notionRows)),
  )
}
