import { and, asc, eq, gte, isNull, type SQL, sql } from 'drizzle-orm'
import type { History, Remembered } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import type { HistoryStore } from '#src/ports/history-store.ts'
import { chunks } from './chunks.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { runBatch } from './run-batch.ts'
import { checkIns, episodes, keyResultDays, objectiveDays, sightings, writtenCells } from './schema.ts'
import { sharedTexts } from './shared-texts.ts'
import { upserts } from './upserts.ts'
import { cellsOfPage, writtenByPage } from './written-by-page.ts'

export function createHistoryStore(db: Database, workspace: string): HistoryStore {
  return {
    // One batch, so that all parts are of the same moment.
    async read(daysSince?: Day): Promise<History> {
      const parts = db.batch([
        db
          .select(columnsOf(checkIns))
          .from(checkIns)
          .where(eq(checkIns.workspace, workspace))
          .orderBy(asc(checkIns.keyResultId), asc(checkIns.day), asc(checkIns.source)),
        db
          .select(columnsOf(keyResultDays))
          .from(keyResultDays)
          .where(and(eq(keyResultDays.workspace, workspace), since(keyResultDays, daysSince)))
          .orderBy(asc(keyResultDays.keyResultId), asc(keyResultDays.day)),
        db
          .select(columnsOf(objectiveDays))
          .from(objectiveDays)
          .where(and(eq(objectiveDays.workspace, workspace), since(objectiveDays, daysSince)))
          .orderBy(asc(objectiveDays.objectiveId), asc(objectiveDays.day)),
        db
          .select(columnsOf(sightings))
          .from(sightings)
          .where(eq(sightings.workspace, workspace))
          .orderBy(asc(sightings.pageId), asc(sightings.since), asc(sightings.what)),
        writtenByPage(db, workspace),
        db
          .select(columnsOf(episodes))
          .from(episodes)
          .where(eq(episodes.workspace, workspace))
          .orderBy(asc(episodes.pageId), asc(episodes.openedAt), asc(episodes.id)),
      ])
      const [ofCheckIns, ofDays, ofObjectiveDays, ofSightings, ofWritten, ofEpisodes] = await guarded(
        'read the history',
        parts,
      )
      const shared = sharedTexts()
      return {
        checkIns: ofCheckIns.map(shared),
        days: ofDays.map(shared),
        objectiveDays: ofObjectiveDays.map(shared),
        sightings: ofSightings.map(shared),
        written: ofWritten.flatMap(cellsOfPage).map(shared),
        episodes: ofEpisodes,
      }
    },

    async remember(news: Remembered): Promise<void> {
      const here = <Row>(row: Row) => ({ workspace, ...row })
      await runBatch(db, 'remember the run', [
        ...upserts(db, checkIns, news.checkIns.map(here)),
        ...upserts(db, keyResultDays, news.days.map(here)),
        ...upserts(db, objectiveDays, news.objectiveDays.map(here)),
        ...upserts(db, writtenCells, news.adopted.map(here), sql`excluded.at >= ${writtenCells.at}`),
        // What is over goes first: a state that ended and began again within one run counts from now.
        ...news.gone.map(({ pageId, what }) =>
          db
            .delete(sightings)
            .where(
              and(eq(sightings.workspace, workspace), eq(sightings.pageId, pageId), eq(sightings.what, what)),
            ),
        ),
        ...chunks(sightings, news.seen.map(here)).map((part) =>
          db.insert(sightings).values(part).onConflictDoNothing(),
        ),
        ...chunks(episodes, news.opened.map(here)).map((part) =>
          db.insert(episodes).values(part).onConflictDoNothing(),
        ),
        ...news.closed.map(({ id, closedAt }) =>
          db
            .update(episodes)
            .set({ closedAt })
            .where(and(eq(episodes.workspace, workspace), eq(episodes.id, id), isNull(episodes.closedAt))),
        ),
      ])
    },
  }
}

function since(
  { day }: typeof keyResultDays | typeof objectiveDays,
  first: Day | undefined,
): SQL | undefined {
  return first === undefined ? undefined : gte(day, first)
}
