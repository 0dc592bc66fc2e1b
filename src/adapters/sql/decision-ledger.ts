import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import type { Instant } from '#src/core/model.ts'
import type { Ledger } from '#src/ports/ledger.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { inserts } from './inserts.ts'
import { jsonArrays } from './json-arrays.ts'
import { runBatch } from './run-batch.ts'
import { preparedDecisions } from './schema.ts'

const { key, state, at } = preparedDecisions

/** The part of the ledger that tells which decisions were added. */
export function createDecisionLedger(
  db: Database,
  workspace: string,
): Pick<Ledger, 'planDecisions' | 'settleDecisions' | 'decisionsOf'> {
  const here = eq(preparedDecisions.workspace, workspace)

  return {
    // What is planned again goes first, so that it lies where this run planned it.
    async planDecisions(runId: string, decisions: readonly NewDecision[], plannedAt: Instant): Promise<void> {
      const rows = decisions.map((decision) => ({
        workspace,
        key: decision.key,
        pageId: decision.pageId,
        runId,
        title: decision.title,
        state: 'planned' as const,
        decisionId: null,
        at: plannedAt,
      }))
      await runBatch(db, `plan the decisions of run ${runId}`, [
        ...jsonArrays(decisions.map((decision) => decision.key)).map((keys) =>
          db
            .delete(preparedDecisions)
            .where(
              and(here, ne(state, 'written'), inArray(key, sql`(select value from json_each(${keys}))`)),
            ),
        ),
        ...inserts(db, preparedDecisions, rows).map((insert) => insert.onConflictDoNothing()),
      ])
    },

    async settleDecisions(outcomes: Parameters<Ledger['settleDecisions']>[0]): Promise<void> {
      await runBatch(
        db,
        `settle ${outcomes.length} decisions`,
        jsonArrays(outcomes).map((array) => {
          const landed = (part: 'id' | 'at') =>
            sql`(select value -> 'landed' ->> ${part} from json_each(${array}) where value ->> 'key' = ${key})`
          return db
            .update(preparedDecisions)
            .set({
              state: sql`iif(${landed('id')} is null, 'dropped', 'written')`,
              decisionId: landed('id'),
              at: sql`coalesce(${landed('at')}, ${at})`,
            })
            .where(
              and(
                here,
                eq(state, 'planned'),
                inArray(key, sql`(select value ->> 'key' from json_each(${array}))`),
              ),
            )
        }),
      )
    },

    async decisionsOf(runId: string) {
      return guarded(
        `read the decisions of run ${runId}`,
        db
          .select(columnsOf(preparedDecisions))
          .from(preparedDecisions)
          .where(and(here, eq(preparedDecisions.runId, runId)))
          .orderBy(sql`rowid`),
      )
    },
  }
}
