import { and, asc, eq, sql } from 'drizzle-orm'
import type { RowStore } from '#src/ports/row-store.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { jsonArrays } from './json-arrays.ts'
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
        ...upserts(
          db,
          notionRows,
          rows.map((row) => ({ workspace, ...row })),
        ),
        // Pages by their data source in one value, however many there are.
        ...jsonArrays(gone).map((pages) =>
          db
            .delete(notionRows)
            .where(
              and(
                eq(notionRows.workspace, workspace),
                sql`(${notionRows.dataSourceId}, ${notionRows.pageId}) in (select value ->> 'dataSourceId', value ->> 'pageId' from json_each(${pages}))`,
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
