import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { FeedCursor, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import type { EventStore } from '#src/ports/event-store.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { eventUpserts } from './event-upserts.ts'
import { guarded } from './guarded.ts'
import { runBatch } from './run-batch.ts'
import { workCursors, workEvents } from './schema.ts'
import { upserts } from './upserts.ts'

export function createEventStore(db: Database, workspace: string): EventStore {
  async function cursors(streams: readonly Stream[]): Promise<readonly FeedCursor[]> {
    return guarded(
      'read how far the events were read',
      db
        .select(columnsOf(workCursors))
        .from(workCursors)
        .where(
          and(
            eq(workCursors.workspace, workspace),
            inArray(workCursors.stream, sql`(select value from json_each(${JSON.stringify(streams)}))`),
          ),
        )
        .orderBy(asc(workCursors.stream), asc(workCursors.kind)),
    )
  }

  return {
    cursors,

    async read(streams: readonly Stream[], since: Instant) {
      // First, so that they never tell of more than the events hold.
      const reached = await cursors(streams)
      const events: WorkEvent[] = []
      // Stream by stream, so that no answer holds the events of all repositories at once.
      for (const stream of [...new Set(streams)].toSorted()) {
        const found = await guarded(
          `read the events of ${stream}`,
          db
            .select({ data: workEvents.data })
            .from(workEvents)
            .where(
              and(
                eq(workEvents.workspace, workspace),
                eq(workEvents.stream, stream),
                gte(workEvents.changedAt, since),
              ),
            )
            .orderBy(asc(workEvents.kind), asc(workEvents.id)),
        )
        for (const { data } of found) events.push(data)
      }
      return { events, cursors: reached }
    },

    async save(page: Parameters<EventStore['save']>[0]) {
      const cursors = page.cursors.map((cursor) => ({ workspace, ...cursor }))
      await runBatch(db, 'keep the events', [
        ...(page.whole ?? []).map(({ stream, kind, since }) => {
          const ids = page.events.flatMap((event) =>
            event.stream === stream && event.kind === kind ? event.id : [],
          )
          return db.delete(workEvents).where(
            and(
              eq(workEvents.workspace, workspace),
              eq(workEvents.stream, stream),
              eq(workEvents.kind, kind),
              gte(workEvents.changedAt, since),
              // One value, however many there are.
              sql`${workEvents.id} not in (select value from json_each(${JSON.stringify(ids)}))`,
            ),
          )
        }),
        ...eventUpserts(db, workspace, page.events),
        ...upserts(db, workCursors, cursors),
      ])
    },

    // Every stream that has events has cursors; by them the index is used, and what stays is not looked at.
    async forget(before: Instant) {
      const streams = db
        .select({ stream: workCursors.stream })
        .from(workCursors)
        .where(eq(workCursors.workspace, workspace))
      await guarded(
        `forget the events from before ${before}`,
        db
          .delete(workEvents)
          .where(
            and(
              eq(workEvents.workspace, workspace),
              inArray(workEvents.stream, streams),
              lt(workEvents.changedAt, before),
            ),
          ),
      )
    },
  }
}
