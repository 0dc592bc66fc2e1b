import type { FeedCursor, WorkEvent } from '#src/core/delivery/events.ts'
import type { EventStore } from '#src/ports/event-store.ts'

/** Sorts after every moment. */
const END = '~'

/** A store over another one: it shows what lies there, and keeps in memory alone what is saved, for a run that changes nothing. */
export function heldEvents(below: EventStore): EventStore {
  const events = new Map<string, WorkEvent>()
  const cursors = new Map<string, FeedCursor>()
  /** Since when nothing is shown of a kind of a stream that lies below. */
  const replaced = new Map<string, string>()
  return {
    async read(streams, since) {
      const stored = await below.read(streams, since)
      const wanted = new Set(streams)
      const isWanted = ({ stream }: { readonly stream: string }) => wanted.has(stream)
      const still = stored.events.filter((event) => event.changedAt < (replaced.get(cursorKey(event)) ?? END))
      const seen = new Map(still.map((event) => [eventKey(event), event]))
      for (const [key, event] of events) if (isWanted(event)) seen.set(key, event)
      const reached = new Map(stored.cursors.map((cursor) => [cursorKey(cursor), cursor]))
      for (const [key, cursor] of cursors) if (isWanted(cursor)) reached.set(key, cursor)
      return {
        events: inOrder(seen).filter(({ changedAt }) => changedAt >= since),
        cursors: inOrder(reached),
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
