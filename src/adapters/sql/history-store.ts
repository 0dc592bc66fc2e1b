import { and, asc, eq, gte, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { History, Remembered } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import type { PastNeeded } from '#src/core/rows/past-needed.ts'
import type { HistoryStore } from '#src/ports/history-store.ts'
import { checkInsByKeyResult } from './check-ins-by-key-result.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { daysByPage, daysOfPage } from './days-by-page.ts'
import { guarded } from './guarded.ts'
import { inserts } from './inserts.ts'
import { jsonArrays } from './json-arrays.ts'
import { runBatch } from './run-batch.ts'
import {
  checkIns,
  decisionStands,
  episodes,
  keyResultDays,
  objectiveDays,
  preparedDecisions,
  sightings,
  writtenCells,
} from './schema.ts'
import { sharedTexts } from './shared-texts.ts'
import { markTurns, toldDays } from './turns.ts'
import { upserts } from './upserts.ts'
import { cellsOfPage, writtenByPage } from './written-by-page.ts'

export function createHistoryStore(db: Database, workspace: string): HistoryStore {
  const toldOf = (table: typeof keyResultDays | typeof objectiveDays, needed: PastNeeded | undefined) =>
    needed === undefined ? eq(table.workspace, workspace) : toldDays(db, table, workspace, needed)

  return {
    // One batch, so that all parts are of the same moment.
    async read(needed?: PastNeeded): Promise<History> {
      const parts = db.batch([
        checkInsByKeyResult(db, workspace),
        daysByPage(db, keyResultDays, toldOf(keyResultDays, needed)),
        daysByPage(db, objectiveDays, toldOf(objectiveDays, needed)),
        db
          .select(columnsOf(sightings))
          .from(sightings)
          .where(eq(sightings.workspace, workspace))
          .orderBy(asc(sightings.pageId), asc(sightings.since), asc(sightings.what)),
        writtenByPage(db, workspace),
        db
          .select(columnsOf(episodes))
          .from(episodes)
          .where(and(eq(episodes.workspace, workspace), needed && openOrEndedSince(needed.first)))
          .orderBy(asc(episodes.pageId), asc(episodes.openedAt), asc(episodes.id)),
        db
          .select(columnsOf(preparedDecisions))
          .from(preparedDecisions)
          .where(and(eq(preparedDecisions.workspace, workspace), ne(preparedDecisions.state, 'dropped')))
          .orderBy(asc(preparedDecisions.key)),
        db
          .select(columnsOf(decisionStands))
          .from(decisionStands)
          .where(eq(decisionStands.workspace, workspace))
          .orderBy(asc(decisionStands.decisionId), asc(decisionStands.keyResultId), asc(decisionStands.of)),
      ])
      const [ofCheckIns, ofDays, ofObjectiveDays, ofSightings, ofWritten, ofEpisodes, ofPrepared, ofStands] =
        await guarded('read the history', parts)
      const shared = sharedTexts()
      return {
        checkIns: ofCheckIns,
        days: ofDays.flatMap((row) => daysOfPage<typeof keyResultDays>(row).map(shared)),
        objectiveDays: ofObjectiveDays.flatMap((row) => daysOfPage<typeof objectiveDays>(row).map(shared)),
        sightings: ofSightings.map(shared),
        written: ofWritten.flatMap(cellsOfPage).map(shared),
        episodes: ofEpisodes,
        prepared: ofPrepared.map(({ key, pageId, state, decisionId, at }) => ({
          key,
          pageId,
          state: state === 'written' ? 'created' : 'planned',
          decisionId,
          at,
        })),
        stands: ofStands,
      }
    },

    async remember(news: Remembered): Promise<void> {
      const here = <Row>(row: Row) => ({ workspace, ...row })
      const asTurn = <Row>(row: Row) => ({ workspace, ...row, isTurn: true })
      await runBatch(db, 'remember the run', [
        ...upserts(db, checkIns, news.checkIns.map(here)),
        ...upserts(db, keyResultDays, news.days.map(asTurn)),
        ...markTurns(db, keyResultDays, workspace, firstOf(news.days)),
        ...upserts(db, objectiveDays, news.objectiveDays.map(asTurn)),
        ...markTurns(db, objectiveDays, workspace, firstOf(news.objectiveDays)),
        ...upserts(db, writtenCells, news.adopted.map(here), sql`excluded.at >= ${writtenCells.at}`),
        // What is over goes first: a state that ended and began again within one run counts from now.
        ...jsonArrays(news.gone).map((array) =>
          db
            .delete(sightings)
            .where(
              and(
                eq(sightings.workspace, workspace),
                sql`(${sightings.pageId}, ${sightings.what}) in (select value ->> 'pageId', value ->> 'what' from json_each(${array}))`,
              ),
            ),
        ),
        ...inserts(db, sightings, news.seen.map(here)).map((insert) => insert.onConflictDoNothing()),
        ...inserts(db, episodes, news.opened.map(here)).map((insert) => insert.onConflictDoNothing()),
        // First close wins.
        ...jsonArrays(news.closed).map((array) =>
          db
            .update(episodes)
            .set({
              closedAt: sql`(select value ->> 'closedAt' from json_each(${array}) where value ->> 'id' = ${episodes.id})`,
            })
            .where(
              and(
                eq(episodes.workspace, workspace),
                isNull(episodes.closedAt),
                inArray(episodes.id, sql`(select value ->> 'id' from json_each(${array}))`),
              ),
            ),
        ),
        // A decision that was opened and made again within one run counts from now.
        ...jsonArrays(news.reopened).map((array) =>
          db
            .delete(decisionStands)
            .where(
              and(
                eq(decisionStands.workspace, workspace),
                inArray(decisionStands.decisionId, sql`(select value from json_each(${array}))`),
              ),
            ),
        ),
        ...inserts(db, decisionStands, news.stands.map(here)).map((insert) => insert.onConflictDoNothing()),
      ])
    },
  }
}

/** By its end, not its beginning: letters about one that lasted for long leave after it too. */
function openOrEndedSince(first: Day): SQL | undefined {
  return or(isNull(episodes.closedAt), gte(episodes.closedAt, first))
}

function firstOf(days: readonly { readonly day: Day }[]): Day | undefined {
  let first: Day | undefined
  for (const { day } of days) if (first === undefined || day < first) first = day
  return first
}
