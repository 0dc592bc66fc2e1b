import type { Stream } from '#src/core/delivery/events.ts'
import type { Variables } from './connect-github.ts'
import type { FeedReading } from './feed-reading.ts'
import { repositoryOf } from './repository-of.ts'
import { githubTime } from './times.ts'

/** One page of a feed, of so many rows. */
export interface FeedAsk {
  readonly reading: FeedReading
  readonly first: number
}

/** As GitHub counts them: what a document could bring at most. */
export function nodesIn({ reading: { feed, peeks }, first }: FeedAsk): number {
  return peeks ? 1 : first * feed.nodesEach
}

/**
 * Takes from the front of the readings as many as one document may ask for, at least one.
 * @param most nodes of a document
 */
export function askForMany(readings: readonly FeedReading[], most: number): FeedAsk[] {
  const asks: FeedAsk[] = []
  let nodes = 0
  for (const reading of readings) {
    const { feed, cursor } = reading
    const isWhole = cursor.readUntil === null || cursor.page !== null
    const rows = isWhole ? feed.sizes.whole : feed.sizes.again
    const ask = { reading, first: Math.max(1, Math.min(rows, Math.floor(most / feed.nodesEach))) }
    nodes += nodesIn(ask)
    if (asks.length > 0 && nodes > most) return asks
    asks.push(ask)
  }
  // The last few take fewer requests when they take more at once.
  return 2 * nodes > most ? asks : asks.map((ask) => ({ ...ask, first: Math.min(100, 2 * ask.first) }))
}

/** One document for all asks. Each repository answers under the alias that `aliases` tells. */
export function buildFeedDocument(
  asks: readonly FeedAsk[],
  incidentLabels: readonly string[],
): {
  readonly document: string
  readonly variables: Variables
  readonly aliases: ReadonlyMap<Stream, string>
} {
  const aliases = new Map<Stream, string>()
  const selections = new Map<Stream, string[]>()
  const declarations: string[] = []
  const variables: Record<string, Variables[string]> = {}

  function declare(name: string, type: string, value: Variables[string]): void {
    declarations.push(`$${name}: ${type}`)
    variables[name] = value
  }

  for (const [index, { reading, first }] of asks.entries()) {
    const { feed, stream, cursor, since, peeks } = reading
    if (!aliases.has(stream)) {
      const alias = `r${aliases.size}`
      const { owner, repo } = repositoryOf(stream)
      aliases.set(stream, alias)
      declare(`owner_${alias}`, 'String!', owner)
      declare(`repo_${alias}`, 'String!', repo)
    }
    const selected = selections.get(stream) ?? []
    selections.set(stream, selected)
    if (feed.peek !== null && peeks) {
      selected.push(feed.peek)
      continue
    }
    declare(`after${index}`, 'String', cursor.page)
    if (feed.kind === 'commit') declare(`since${index}`, 'GitTimestamp', githubTime(since))
    if (feed.kind === 'incident' && !('labels' in variables)) declare('labels', '[String!]', incidentLabels)
    selected.push(feed.select(`first: ${first}, after: $after${index}`, String(index)))
  }

  const fields = [...aliases].map(
    ([stream, alias]) =>
      `${alias}: repository(owner: $owner_${alias}, name: $repo_${alias}) {\n${(selections.get(stream) ?? []).join('\n')}\n}`,
  )
  return {
    document: `query Events(${declarations.join(', ')}) {\n${fields.join('\n')}\n}`,
    variables,
    aliases,
  }
}
