import * as z from 'zod'
import type { FeedCursor, WorkEvent } from '#src/core/delivery/events.ts'
import { Failure } from '#src/ports/failure.ts'
import type { EventPage, Following } from '#src/ports/work-source.ts'
import type { Answer, GithubConnection } from './connect-github.ts'
import { askForMany, buildFeedDocument, type FeedAsk, nodesIn } from './feed-document.ts'
import { type FeedReading, forgetPlace, takePage } from './feed-reading.ts'
import type { AnswerError } from './github-answer.ts'
import { lostPart, lostRepository } from './lost.ts'
import { repositoryOf } from './repository-of.ts'
import { understand } from './understand.ts'

const Repository = z.record(z.string(), z.unknown()).nullable()

/** GitHub gives up on a document after 10 seconds; up to so many nodes it stays well under them. */
const mostNodes = 10_000

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
  while (waiting.length > 0 && left() > 0) {
    const asks = askForMany(waiting, most)
    const { document, variables, aliases } = buildFeedDocument(asks, following.incidentLabels)
    const answer = await github.graphql(document, variables).catch((error: unknown) => {
      const nodes = asks.reduce((sum, ask) => sum + nodesIn(ask), 0)
      if (!(error instanceof Failure) || error.code !== 'unavailable' || nodes < leastNodes) throw error
      most = Math.floor(nodes / 4)
      return null
    })
    if (answer === null) continue
    const { page, next } = take(asks, answer, aliases)
    waiting = [...waiting.slice(asks.length), ...next]
    yield page
  }
}

function take(asks: readonly FeedAsk[], answer: Answer, aliases: ReadonlyMap<string, string>) {
  const events: WorkEvent[] = []
  const cursors: FeedCursor[] = []
  const lost = new Map<string, EventPage['lost'][number]>()
  const next: FeedReading[] = []
  for (const { reading } of asks) {
    const { feed, stream, cursor } = reading
    const alias = aliases.get(stream) ?? ''
    const repository = understand(Repository, answer.data[alias])
    if (repository === null) {
      lost.set(stream, lostRepository(stream, errorAt(answer, [alias])))
      continue
    }
    const error = errorAt(answer, [alias, feed.field])
    const isRefused = repository[feed.field] == null && error !== undefined
    const { owner, repo } = repositoryOf(stream)
    const page = isRefused
      ? null
      : feed.read(repository[feed.field], { stream, repository: `${owner}/${repo}` })
    if (page !== null) {
      const taken = takePage(reading, page)
      events.push(...taken.events)
      cursors.push(taken.cursor)
      if (taken.next !== null) next.push(taken.next)
    } else if (cursor.page !== null) {
      cursors.push(forgetPlace(reading))
    } else {
      lost.set(`${stream} ${feed.kind}`, lostPart(stream, feed.kind, error))
    }
  }
  return { page: { events, cursors, lost: [...lost.values()] }, next }
}

function errorAt({ errors }: Answer, place: readonly string[]): AnswerError | undefined {
  return errors.find(({ path = [] }) => place.every((step, index) => path[index] === step))
}
