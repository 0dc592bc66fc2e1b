import { and, asc, eq, gte } from 'drizzle-orm'
import type { FeedCursor, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import type { EventStore } from '#src/ports/event-store.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { runBatch } from './run-batch.ts'
import { workCursors, workEvents } from './schema.ts'
import { upserts } from './upserts.ts'

export function createEventStore(db: Database, workspace: string): EventStore {
  return {
    // Stream by stream, so that no answer holds the events of all repositories at once.
    async read(streams: readonly Stream[], since: Instant) {
      const events: WorkEvent[] = []
      const cursors: FeedCursor[] = []
      for (const stream of [...new Set(streams)].toSorted()) {
        const parts = db.batch([
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
          db
            .select(columnsOf(workCursors))
            .from(workCursors)
            .where(and(eq(workCursors.workspace, workspace), eq(workCursors.stream, stream)))
            .orderBy(asc(workCursors.kind)),
        ])
        const [ofEvents, ofCursors] = await guarded(`read the events of ${stream}`, parts)
        for (const { data } of ofEvents) events.push(data)
        cursors.push(...ofCursors)
      }
      return { events, cursors }
    },

    async save(page: { readonly events: readonly WorkEvent[]; readonly cursors: readonly FeedCursor[] }) {
      const events = page.events.map((event) => {
        const { stream, kind, id, changedAt } = event
        return { workspace, stream, kind, id, changedAt, data: event }
      })
      const cursors = page.cursors.map((cursor) => ({ workspace, ...cursor }))
      await runBatch(db, 'keep the events', [
        ...upserts(db, workEvents, events),
        ...upserts(db, workCursors, cursors),
      ])
    },
  }
}
