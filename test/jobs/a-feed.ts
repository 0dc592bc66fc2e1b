import type { EventKind, WorkEvent } from '#src/core/delivery/events.ts'
import type { EventPage, Following, WorkSource } from '#src/ports/work-source.ts'
import { known } from '#test/core/work/some-work.ts'

const PER_PAGE = 2

/**
 * A system that holds events of several kinds in each stream, and tells two a page, from the newest on, as the real ones do.
 * @param given.events what its streams hold at the time
 * @param given.before called when a page is asked for, with how many were before it: it may throw
 */
export function aFeed(given: {
  readonly system: WorkSource['system']
  readonly kinds: readonly EventKind[]
  readonly events: () => readonly WorkEvent[]
  readonly before?: (asked: number) => void
  readonly lost?: EventPage['lost']
}) {
  const { system, kinds, events, before, lost = [] } = given
  /** Of each page that was asked for its stream and kind, and where it begins among the news. */
  const asked: string[] = []
  const told: WorkEvent[] = []

  async function* feed(stream: string, kind: EventKind, { cursors, since, now }: Following) {
    const cursor = cursors.find((each) => each.stream === stream && each.kind === kind)
    const readUntil = cursor?.readUntil ?? null
    const startedAt = cursor?.startedAt ?? now
    const news = events()
      .filter((each) => each.stream === stream && each.kind === kind)
      .filter(({ changedAt }) => changedAt >= (readUntil ?? since))
      .toSorted((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
    for (let at = Number(cursor?.page ?? 0); ; at += PER_PAGE) {
      before?.(asked.length)
      asked.push(`${stream} ${kind} ${at}`)
      const page = news.slice(at, at + PER_PAGE)
      told.push(...page)
      const isLast = at + PER_PAGE >= news.length
      const reached = isLast
        ? { readUntil: startedAt, startedAt: null, page: null }
        : { readUntil, startedAt, page: `${at + PER_PAGE}` }
      yield { events: page, cursors: [{ stream, kind, tag: null, ...reached }], lost: [] }
      if (isLast) return
    }
  }

  const source: WorkSource & Required<Pick<WorkSource, 'follow'>> = {
    system,
    read: async (links) => links.map(({ url }) => known(url, { share: null, scope: 0 })),
    async *follow(following) {
      if (lost.length > 0) yield { events: [], cursors: [], lost }
      const gone = new Set(lost.map(({ stream }) => stream))
      for (const stream of following.streams.filter((each) => !gone.has(each))) {
        for (const kind of kinds) yield* feed(stream, kind, following)
      }
    },
    limits: () => [{ name: 'core', limit: 5000, remaining: 4999, resetAt: '2026-11-20T10:00:00.000Z' }],
    requests: () => asked.length,
  }
  return { source, asked, told }
}
