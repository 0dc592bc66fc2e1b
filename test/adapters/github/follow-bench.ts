import { onTestFinished } from 'vitest'
import { createGithubSource } from '#src/adapters/github/create-github-source.ts'
import type { GithubAuth } from '#src/adapters/github/github-auth.ts'
import type { FeedCursor, WorkEvent } from '#src/core/delivery/events.ts'
import type { EventPage, Following } from '#src/ports/work-source.ts'
import { createGithub } from '#src/sandbox/github/create-github.ts'
import { listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { silentLog as log } from '#test/support/silent-log.ts'
import { createTestClock } from '#test/support/test-clock.ts'

export const SINCE = '2026-08-22T08:00:00.000Z'
const token = 'ghp_0123456789abcdef'

/** GitHub's stand-in on a socket, a source that reads it, and what a store would keep of what it read. */
export async function openFollowBench() {
  const clock = createTestClock('2026-11-20T08:00:00.000Z')
  const github = createGithub({ token, now: () => new Date(clock.now()) })
  const server = await listenOnLoopback(github.app)
  onTestFinished(() => server.close())
  letThrough(LOOPBACK)

  const events = new Map<string, WorkEvent>()
  const cursors = new Map<string, FeedCursor>()

  function connect(auth: GithubAuth = { kind: 'token', token }) {
    return createGithubSource({ auth, apiUrl: server.url, log, everyMinutes: 5, clock })
  }

  function keep(page: EventPage): void {
    for (const whole of page.whole ?? []) {
      for (const [key, { stream, kind, changedAt }] of events)
        if (stream === whole.stream && kind === whole.kind && changedAt >= whole.since) events.delete(key)
    }
    for (const event of page.events) events.set(`${event.stream} ${event.kind} ${event.id}`, event)
    for (const cursor of page.cursors) cursors.set(`${cursor.stream} ${cursor.kind}`, cursor)
  }

  /** @param most pages, after which the read is broken off */
  async function follow(
    change: Partial<Following> & { source?: ReturnType<typeof connect>; most?: number } = {},
  ): Promise<EventPage[]> {
    const { source = connect(), most = Infinity, ...wanted } = change
    const pages: EventPage[] = []
    const following = {
      streams: github.state.repositories.map(({ owner, name }) => `github/${owner}/${name}`),
      teams: [],
      cursors: [...cursors.values()],
      since: SINCE,
      now: clock.now(),
      incidentLabels: ['incident'],
      ...wanted,
    }
    for await (const page of source.follow?.(following) ?? []) {
      keep(page)
      pages.push(page)
      if (pages.length >= most) break
    }
    return pages
  }

  /** What is kept, in an order of its own. */
  function kept(): WorkEvent[] {
    return [...events].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, event]) => event)
  }

  function forget(): void {
    events.clear()
    cursors.clear()
  }

  return { ...github, clock, close: server.close, connect, follow, kept, cursors, forget }
}

export function of<Kind extends WorkEvent['kind']>(
  kind: Kind,
  events: readonly WorkEvent[],
): Extract<WorkEvent, { kind: Kind }>[] {
  return events.filter((event): event is Extract<WorkEvent, { kind: Kind }> => event.kind === kind)
}
