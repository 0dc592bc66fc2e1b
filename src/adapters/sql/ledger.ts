import { and, asc, desc, eq, lte, sql } from 'drizzle-orm'
import { REPORTS } from '#src/core/mail/mail-policy.ts'
import type { Instant, Write } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { JobName, Landed, Ledger, LedgerWrite, Run, RunEnd, RunStart } from '#src/ports/ledger.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { createDecisionLedger } from './decision-ledger.ts'
import { groupedWrites } from './grouped-writes.ts'
import { guarded } from './guarded.ts'
import { runBatch } from './run-batch.ts'
import { runOf } from './run-of.ts'
import { runs, writes, writtenCells } from './schema.ts'
import { upserts } from './upserts.ts'
import { plannedOn, writeRows } from './write-rows.ts'

const jobs: readonly JobName[] = ['sync', 'undo', 'escalate', 'nudge', 'go-live', ...REPORTS]

export function createLedger(db: Database, workspace: string): Ledger {
  const isRun = (runId: string) => and(eq(runs.workspace, workspace), eq(runs.id, runId))

  return {
    async open(run: RunStart): Promise<void> {
      await guarded(`open run ${run.id}`, db.insert(runs).values({ workspace, ...run }))
    },

    async close(runId: string, end: RunEnd): Promise<void> {
      const closed = await guarded(
        `close run ${runId}`,
        db.update(runs).set(end).where(isRun(runId)).returning({ id: runs.id }),
      )
      if (closed.length === 0) throw unknownRun(runId)
    },

    // One question per job, each answered by the first row of an index: grouping would read every run there ever was.
    async lastGood(now: Instant) {
      const found = jobs.map((job) =>
        db
          .select({ job: runs.job, asOf: runs.asOf, finishedAt: sql<Instant>`${runs.finishedAt}` })
          .from(runs)
          .where(
            and(
              eq(runs.workspace, workspace),
              eq(runs.job, job),
              eq(runs.outcome, 'done'),
              lte(runs.finishedAt, now),
            ),
          )
          .orderBy(desc(runs.finishedAt))
          .limit(1),
      )
      return (await guarded('read the last good runs', Promise.all(found))).flat()
    },

    async firstRunAt(): Promise<Instant | null> {
      const [first] = await guarded(
        'look for the first run',
        db
          .select({ startedAt: runs.startedAt })
          .from(runs)
          .where(eq(runs.workspace, workspace))
          .orderBy(asc(runs.startedAt))
          .limit(1),
      )
      return first?.startedAt ?? null
    },

    async runs(most: number, until?: Instant): Promise<readonly Run[]> {
      const found = await guarded(
        'list the runs',
        db
          .select(columnsOf(runs))
          .from(runs)
          .where(
            and(eq(runs.workspace, workspace), until === undefined ? undefined : lte(runs.startedAt, until)),
          )
          .orderBy(desc(runs.startedAt), desc(runs.id))
          .limit(most),
      )
      return found.map(runOf)
    },

    async run(runId: string): Promise<Run | null> {
      const [found] = await guarded(
        `read run ${runId}`,
        db.select(columnsOf(runs)).from(runs).where(isRun(runId)),
      )
      return found ? runOf(found) : null
    },

    async planWrites(runId: string, planned: readonly Write[], at: Instant): Promise<void> {
      const pages = planned.map(({ pageId }) => pageId)
      await runBatch(db, `plan the writes of run ${runId}`, [
        db.delete(writes).where(plannedOn(workspace, runId, pages)),
        ...writeRows(
          db,
          workspace,
          { runId, state: 'planned' },
          planned.map((write) => ({ write, at })),
        ),
      ])
    },

    async recordWrites(runId: string, landed: readonly Landed[]): Promise<void> {
      const cells = landed.flatMap(({ write: { pageId, changes }, at }) =>
        changes.map(({ field, before, after, isWord }) => ({
          workspace,
          pageId,
          field,
          value: isWord ? before : after,
          at,
        })),
      )
      await runBatch(db, `keep the writes to ${landed.length} pages`, [
        ...writeRows(db, workspace, { runId, state: 'written' }, landed),
        ...upserts(db, writtenCells, cells, sql`excluded.at >= ${writtenCells.at}`),
      ])
    },

    async dropWrites(runId: string, pageIds: readonly string[]): Promise<void> {
      await guarded(
        `drop the planned writes of run ${runId}`,
        db
          .update(writes)
          .set({ state: 'dropped' })
          .where(plannedOn(workspace, runId, pageIds)),
      )
    },

    async plannedWrites(): Promise<readonly LedgerWrite[]> {
      const found = await guarded(
        'read the planned writes',
        db
          .select(columnsOf(writes))
          .from(writes)
          .where(and(eq(writes.workspace, workspace), eq(writes.state, 'planned')))
          .orderBy(asc(writes.id)),
      )
      return groupedWrites(found)
    },

    async writesOf(runId: string): Promise<readonly LedgerWrite[]> {
      const found = await guarded(
        `read the writes of run ${runId}`,
        db
          .select(columnsOf(writes))
          .from(writes)
          .where(and(eq(writes.workspace, workspace), eq(writes.runId, runId)))
          .orderBy(asc(writes.id)),
      )
      return groupedWrites(found)
    },

    ...createDecisionLedger(db, workspace),
  }
}

function unknownRun(runId: string): Failure {
  return new Failure({
    system: 'store',
    code: 'not_found',
    message: `The store could not close run ${runId}: it was never opened in this workspace. Check that DATABASE_URL did not change while the run went on.`,
  })
}
