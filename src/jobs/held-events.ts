import type { FeedCursor, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import type { EventStore } from '#src/ports/event-store.ts'

/** Sorts after every moment. */
const END = '~'

/** A store over another one: it shows what lies there, and keeps in memory alone what is saved, for a run that changes nothing. */
export function heldEvents(below: EventStore): EventStore {
  const events = new Map<string, WorkEvent>()
  const cursors = new Map<string, FeedCursor>()
  /** Since when nothing is shown of a kind of a stream that lies below. */
  const replaced = new Map<string, string>()

  function over(stored: readonly FeedCursor[], streams: readonly Stream[]): FeedCursor[] {
    const reached = new Map(stored.map((cursor) => [cursorKey(cursor), cursor]))
    for (const [key, cursor] of cursors) if (streams.includes(cursor.stream)) reached.set(key, cursor)
    return inOrder(reached)
  }

  return {
    async cursors(streams) {
      return over(await below.cursors(streams), streams)
    },
    async read(streams, since) {
      const stored = await below.read(streams, since)
      const wanted = new Set(streams)
      const still = stored.events.filter((event) => event.changedAt < (replaced.get(cursorKey(event)) ?? END))
      const seen = new Map(still.map((event) => [eventKey(event), event]))
      for (const [key, event] of events) if (wanted.has(event.stream)) seen.set(key, event)
      return {
        events: inOrder(seen).filter(({ changedAt }) => changedAt >= since),
        cursors: over(stored.cursors, streams),
      }
    },
    async save(page) {
      for (const each of page.whole ?? []) {
        const place = cursorKey(each)
        if (each.since < (replaced.get(place) ?? END)) replaced.set(place, each.since)
        for (const [key, event] of events)
          if (cursorKey(event) === place && event.changedAt >= each.since) events.delete(key)
      }
      for (const event of page.events) events.set(eventKey(event), event)
      for (const cursor of page.cursors) cursors.set(cursorKey(cursor), cursor)
    },
    forget: async () => {},
  }
}

// A line break sorts before whatever a stream or a kind consists of.
function cursorKey({ stream, kind }: Pick<FeedCursor, 'stream' | 'kind'>): string {
  return `${stream}\n${kind}`
}

function eventKey(event: WorkEvent): string {
  return `${cursorKey(event)}\n${event.id}`
}

function inOrder<T>(kept: ReadonlyMap<string, T>): T[] {
  return [...kept].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value)
}
