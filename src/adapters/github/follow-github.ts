import type { FeedCursor, Stream } from '#src/core/delivery/events.ts'
import type { Log } from '#src/ports/log.ts'
import type { EventPage, Following } from '#src/ports/work-source.ts'
import { commitFeed } from './commit-feed.ts'
import type { GithubConnection } from './connect-github.ts'
import { deploymentFeed } from './deployment-feed.ts'
import type { Feed } from './feed.ts'
import { beginReading, endReading, wholeOf } from './feed-reading.ts'
import { followFeeds } from './follow-feeds.ts'
import { followRuns } from './follow-runs.ts'
import { incidentFeed } from './incident-feed.ts'
import { pullFeed } from './pull-feed.ts'

const FEEDS: readonly Feed[] = [pullFeed, deploymentFeed, commitFeed, incidentFeed]

/**
 * Reads what changed in repositories, those first that were read longest ago, and as much as this run's part of the limits allows.
 *
 * Some changes GitHub lists nowhere, so that only a store that is read anew sees them: a status of a deployment after 35 days; a
 * run that changes after 30 days, or is deleted (one that changes before is seen within a day); and of a kind of which the window
 * fills more than a page, what was deleted, lost its label or was taken away by a forced push.
 */
export async function* followGithub(
  following: Following,
  options: { readonly github: GithubConnection; readonly log: Log; readonly everyMinutes: number },
): AsyncGenerator<EventPage> {
  const { github, log, everyMinutes } = options
  const left = github.limits.beginRun(following.now, everyMinutes)
  const streams = longestAgoFirst(following)
  const isAsked = (feed: Feed) => feed !== incidentFeed || following.incidentLabels.length > 0
  const readings = streams.flatMap((stream) => FEEDS.map((feed) => beginReading(feed, stream, following)))
  const gone = new Set<Stream>()

  const asked = readings.filter(({ feed }) => isAsked(feed))
  const unasked = readings.filter(({ feed }) => !isAsked(feed))
  if (unasked.length > 0) {
    yield { events: [], cursors: unasked.map(endReading), whole: unasked.map(wholeOf), lost: [] }
  }

  for await (const page of followFeeds(asked, following, { github, left: () => left('graphql') })) {
    for (const { stream, kind } of page.lost) if (kind === undefined) gone.add(stream)
    log.info('github told events', { events: page.events.length, lost: page.lost.length })
    yield page
  }
  const there = streams.filter((stream) => !gone.has(stream))
  for await (const page of followRuns(there, following, { github, left: () => left('core') })) {
    log.info('github told runs', { events: page.events.length, lost: page.lost.length })
    yield page
  }
}

function longestAgoFirst({ streams, cursors }: Following): Stream[] {
  const readUntil = (stream: Stream): string =>
    cursors
      .filter((cursor: FeedCursor) => cursor.stream === stream)
      .map((cursor) => cursor.readUntil ?? '')
      .toSorted()[0] ?? ''
  const age = new Map(streams.map((stream) => [stream, readUntil(stream)]))
  return [...age.keys()].toSorted((one, other) => {
    const [a = '', b = ''] = [age.get(one), age.get(other)]
    return a < b ? -1 : Number(a > b)
  })
}
