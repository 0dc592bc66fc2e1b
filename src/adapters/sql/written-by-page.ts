import { asc, eq, sql } from 'drizzle-orm'
import type { WrittenCell } from '#src/core/history.ts'
import type { Database } from './database.ts'
import { writtenCells } from './schema.ts'

type Cell = readonly [field: WrittenCell['field'], value: WrittenCell['value'], at: WrittenCell['at']]

/** What the service last wrote, one row per page: six times as many rows, one per cell, take six times as long to hand over. */
export function writtenByPage(db: Database, workspace: string) {
  const { pageId, field, value, at } = writtenCells
  return db
    .select({
      pageId,
      cells: sql<string>`json_group_array(json_array(${field}, json(${value}), ${at}))`,
    })
    .from(writtenCells)
    .where(eq(writtenCells.workspace, workspace))
    .groupBy(pageId)
    .orderBy(asc(pageId))
}

/** The cells of a page, by when they were written and by field. */
export function cellsOfPage({ pageId, cells }: { pageId: string; cells: string }): WrittenCell[] {
  const written = (JSON.parse(cells) as Cell[]).map(([field, value, at]) => ({ pageId, field, value, at }))
  return written.sort((a, b) => order(a.at, b.at) || order(a.field, b.field))
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
