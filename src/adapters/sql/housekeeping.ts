import { and, eq, inArray, lt, ne, notExists, notInArray, or, sql } from 'drizzle-orm'
import type { Housekeeping } from '#src/ports/housekeeping.ts'
import type { Database } from './database.ts'
import { runBatch } from './run-batch.ts'
import {
  inputParts,
  notionRows,
  notionSources,
  outbox,
  people,
  runInputs,
  runs,
  told,
  writes,
} from './schema.ts'

export function createHousekeeping(db: Database, workspace: string): Housekeeping {
  return {
    // Each statement counts on what those before it have left.
    async prune(before: Parameters<Housekeeping['prune']>[0]): Promise<void> {
      const startedBefore = (moment: string) => and(eq(runs.workspace, workspace), lt(runs.startedAt, moment))
      const old = db.select({ id: runs.id }).from(runs).where(startedBefore(before.runs))
      const planned = db
        .select({ id: writes.runId })
        .from(writes)
        .where(and(eq(writes.workspace, workspace), eq(writes.state, 'planned')))
      const lastGood = sql`(select id from (select ${runs.id}, max(${runs.finishedAt}) from ${runs}
        where ${runs.workspace} = ${workspace} and ${runs.outcome} = 'done' group by ${runs.job}))`
      // Inputs never outlive their run.
      const withoutInputs = db
        .select({ id: runs.id })
        .from(runs)
        .where(or(startedBefore(before.inputs), startedBefore(before.runs)))
      const inUse = db
        .select({ hash: runInputs.hash })
        .from(runInputs)
        .where(and(eq(runInputs.workspace, workspace), eq(runInputs.hash, inputParts.hash)))
      const readSources = db
        .select({ id: notionSources.dataSourceId })
        .from(notionSources)
        .where(eq(notionSources.workspace, workspace))

      await runBatch(db, 'drop what is too old', [
        db
          .delete(runInputs)
          .where(and(eq(runInputs.workspace, workspace), inArray(runInputs.runId, withoutInputs))),
        db
          .delete(writes)
          .where(
            and(eq(writes.workspace, workspace), ne(writes.state, 'planned'), inArray(writes.runId, old)),
          ),
        db
          .delete(runs)
          .where(
            and(startedBefore(before.runs), notInArray(runs.id, planned), notInArray(runs.id, lastGood)),
          ),
        db.delete(inputParts).where(and(eq(inputParts.workspace, workspace), notExists(inUse))),
        db
          .update(outbox)
          .set({ subject: '', html: '', text: '' })
          .where(
            and(
              eq(outbox.workspace, workspace),
              inArray(outbox.state, ['sent', 'rejected']),
              lt(outbox.date, before.messages),
              ne(outbox.html, ''),
            ),
          ),
        db
          .delete(notionSources)
          .where(and(eq(notionSources.workspace, workspace), lt(notionSources.wholeAt, before.sources))),
        db
          .delete(notionRows)
          .where(and(eq(notionRows.workspace, workspace), notInArray(notionRows.dataSourceId, readSources))),
        db.delete(told).where(and(eq(told.workspace, workspace), lt(told.at, before.messages))),
        db.delete(people).where(and(eq(people.workspace, workspace), lt(people.lookedUpAt, before.people))),
      ])
    },
  }
}
