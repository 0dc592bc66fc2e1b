import { and, eq, inArray, lt, ne, notInArray, sql } from 'drizzle-orm'
import type { Housekeeping } from '#src/ports/housekeeping.ts'
import type { Database } from './database.ts'
import { runBatch } from './run-batch.ts'
import { inputParts, outbox, runInputs, runs, writes } from './schema.ts'

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
      const withInputs = db
        .select({ id: runs.id })
        .from(runs)
        .where(and(eq(runs.workspace, workspace), sql`${runs.startedAt} >= ${before.inputs}`))
      const inUse = db
        .select({ hash: runInputs.hash })
        .from(runInputs)
        .where(eq(runInputs.workspace, workspace))

      await runBatch(db, 'drop what is too old', [
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
        db
          .delete(runInputs)
          .where(and(eq(runInputs.workspace, workspace), notInArray(runInputs.runId, withInputs))),
        db
          .delete(inputParts)
          .where(and(eq(inputParts.workspace, workspace), notInArray(inputParts.hash, inUse))),
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
      ])
    },
  }
}
