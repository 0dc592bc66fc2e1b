import * as z from 'zod'
import type { FeedCursor, WorkEvent } from '#src/core/delivery/events.ts'
import { Failure } from '#src/ports/failure.ts'
import type { EventPage, Following } from '#src/ports/work-source.ts'
import type { Answer, GithubConnection } from './connect-github.ts'
import { askForMany, buildFeedDocument, type FeedAsk, nodesIn } from './feed-document.ts'
import { type FeedReading, forgetPlace, takePage, wholeOf } from './feed-reading.ts'
import type { AnswerError } from './github-answer.ts'
import { isHidden, lostPart, lostRepository } from './lost.ts'
import { repositoryOf } from './repository-of.ts'
import { understand } from './understand.ts'

const Repository = z.record(z.string(), z.unknown()).nullable()

/** GitHub gives up on a document after 10 seconds; up to so many nodes it stays well under them. */
const mostNodes = 11_000

/** A document that is refused with fewer than this is not refused for its size. */
const leastNodes = 1_000

/**
 * Reads feeds by GraphQL, several repositories and kinds in one document.
 * @param left points that this run may still spend
 */
export async function* followFeeds(
  begun: readonly FeedReading[],
  following: Following,
  { github, left }: { readonly github: GithubConnection; readonly left: () => number },
): AsyncGenerator<EventPage> {
  let most = mostNodes
  let waiting = begun
  let worked = false
  let failed = false
  while (waiting.length > 0 && left() > 0) {
    const asks = askForMany(waiting, most)
    const { document, variables, aliases } = buildFeedDocument(asks, following.incidentLabels)
    const answer = await github.graphql(document, variables).catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'unavailable') return error
      throw error
    })
    if (!(answer instanceof Failure)) {
      const { page, next } = take(asks, answer, aliases)
      waiting = [...waiting.slice(asks.length), ...next]
      worked = true
      failed = false
      yield page
      continue
    }
    const nodes = asks.reduce((sum, ask) => sum + nodesIn(ask), 0)
    if (nodes >= leastNodes) {
      most = Math.floor(nodes / 4)
      continue
    }
    // A repository that fails again and again must not hold up the others; two in a row say that it is GitHub.
    const streams = new Set(asks.map(({ reading }) => reading.stream))
    waiting = waiting.filter(({ stream }) => !streams.has(stream))
    if (failed || (waiting.length === 0 && !worked)) throw answer
    failed = true
    most = mostNodes
    yield { events: [], cursors: [], lost: [...streams].map((stream) => lostRepository(stream, answer)) }
  }
}

/** What an answer brought of each that was asked for, and what is still to be asked. */
function take(asks: readonly FeedAsk[], answer: Answer, aliases: ReadonlyMap<string, string>) {
  const events: WorkEvent[] = []
  const cursors: FeedCursor[] = []
  const whole: NonNullable<EventPage['whole']>[number][] = []
  const lost = new Map<string, EventPage['lost'][number]>()
  const next: FeedReading[] = []
  const placeOf = ({ feed, stream }: FeedReading) => [aliases.get(stream) ?? '', feed.field]
  for (const { reading } of asks) {
    const { feed, stream, cursor } = reading
    const alias = aliases.get(stream) ?? ''
    const repository = understand(Repository, answer.data[alias])
    const error = errorAt(answer, placeOf(reading))
    if (repository === null && error === undefined) {
      // A part that may not be read takes all of its repository along: the others are asked for without it.
      const others = asks.filter((ask) => ask.reading.stream === stream)
      const isSpoilt = others.some((other) => errorAt(answer, placeOf(other.reading)) !== undefined)
      if (isSpoilt) next.push(reading)
      else lost.set(stream, lostRepository(stream, errorAt(answer, [alias])))
      continue
    }
    const found = repository?.[feed.field]
    const isRefused = error !== undefined && (found == null || !isHidden(error))
    const { owner, repo } = repositoryOf(stream)
    const page = isRefused ? null : feed.read(found, { stream, repository: `${owner}/${repo}` })
    if (page !== null) {
      const taken = takePage(reading, page)
      events.push(...taken.events)
      cursors.push(taken.cursor)
      if (taken.isWhole) whole.push(wholeOf(reading))
      if (taken.next !== null) next.push(taken.next)
    } else if (cursor.page !== null && found == null) {
      cursors.push(forgetPlace(reading))
    } else {
      lost.set(`${stream} ${feed.kind}`, lostPart(stream, feed.kind, error))
    }
  }
  return { page: { events, cursors, whole, lost: [...lost.values()] }, next }
}

function errorAt({ errors }: Answer, place: readonly string[]): AnswerError | undefined {
  return errors.find(({ path = [] }) => place.every((step, index) => path[index] === step))
}
