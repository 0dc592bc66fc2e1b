import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Instant, Write } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { JobName, Ledger, RunEnd, RunStart } from '#src/ports/ledger.ts'
import { chunks } from './chunks.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { runBatch } from './run-batch.ts'
import { runs, writes, writtenCells } from './schema.ts'
import { upserts } from './upserts.ts'

const jobs = Object.keys({ sync: true, digest: true } satisfies Record<JobName, true>) as JobName[]

export function createLedger(db: Database, workspace: string): Ledger {
  return {
    async open(run: RunStart): Promise<void> {
      await guarded(`open run ${run.id}`, db.insert(runs).values({ workspace, ...run }))
    },

    async close(runId: string, end: RunEnd): Promise<void> {
      const closed = await guarded(
        `close run ${runId}`,
        db
          .update(runs)
          .set(end)
          .where(and(eq(runs.workspace, workspace), eq(runs.id, runId)))
          .returning({ id: runs.id }),
      )
      if (closed.length === 0) throw unknownRun(runId)
    },

    // One question per job, each answered by the first row of an index: grouping would read every run there ever was.
    async lastGood() {
      const found = jobs.map((job) =>
        db
          .select({ job: runs.job, finishedAt: sql<Instant>`${runs.finishedAt}` })
          .from(runs)
          .where(
            and(
              eq(runs.workspace, workspace),
              eq(runs.job, job),
              eq(runs.outcome, 'done'),
              isNotNull(runs.finishedAt),
            ),
          )
          .orderBy(desc(runs.finishedAt))
          .limit(1),
      )
      return (await guarded('read the last good runs', Promise.all(found))).flat()
    },

    async recordWrite(runId: string, write: Write, at: Instant): Promise<void> {
      const { changes, ...page } = write
      const rows = changes.map((change) => ({ workspace, runId, ...page, ...change, at }))
      const cells = changes.map(({ field, after }) => ({
        workspace,
        pageId: page.pageId,
        field,
        value: after,
        at,
      }))
      await runBatch(db, `keep the write to page ${page.pageId}`, [
        ...chunks(writes, rows).map((part) => db.insert(writes).values(part)),
        ...upserts(db, writtenCells, cells, sql`excluded.at >= ${writtenCells.at}`),
      ])
    },
  }
}

function unknownRun(runId: string): Failure {
  return new Failure({
    system: 'store',
    code: 'not_found',
    message: `The store could not close run ${runId}: it was never opened in this workspace. Check that DATABASE_URL did not change while the run went on.`,
  })
}
