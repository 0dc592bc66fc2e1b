import type { Instant } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Notion } from './connect-notion.ts'
import { notShared } from './find-data-source.ts'
import { type Listed, listedRow } from './listed-row.ts'
import { Leg } from './schemas.ts'
import type { Source } from './source.ts'

/** Which rows of a data source to ask for; by default all. */
export interface Span {
  /** Created then or later. */
  readonly from?: Instant
  /** Created earlier than that. */
  readonly before?: Instant
  /** Edited then or later. */
  readonly editedFrom?: Instant
}

type Take = (listed: Listed) => void

type Walked = Pick<Source, 'id' | 'configured'>

/**
 * Walks through rows in the order in which they were created, in which no edit moves them. Where Notion ends a walk at its
 * limit (10,000 rows), another one goes on from there: rows of the minute in which it ended come twice.
 * @param signal ends the walk before its next request
 * @returns how many requests it took
 * @throws Failure also when Notion gives only a part: a partial read is no read
 */
export async function walkRows(
  notion: Notion,
  source: Walked,
  span: Span,
  signal: AbortSignal,
  take: Take,
): Promise<number> {
  let at = span
  let legs = 0
  for (;;) {
    let last: Instant | undefined
    const walked = await walk(notion, source, at, signal, (listed) => {
      if (listed.is === 'row') last = listed.row.createdAt
      take(listed)
    })
    legs += walked.legs
    if (walked.isWhole) return legs
    if (last === undefined || last === at.from) throw tooMany(source, last)
    at = { ...span, from: last }
  }
}

/** `isWhole` is false where Notion ended the walk at its limit. */
async function walk(
  notion: Notion,
  { id, configured }: Walked,
  span: Span,
  signal: AbortSignal,
  take: Take,
): Promise<{ legs: number; isWhole: boolean }> {
  const { setting, reference } = configured
  const asking = {
    to: `read the rows of ${setting}`,
    kind: 'query',
    whenMissing: notShared({ setting, text: reference }).message,
  } as const
  const query = { data_source_id: id, ...filterOf(span), sorts: [oldestFirst] }
  const cursors = new Set<string>()
  let cursor: string | null = null
  for (let legs = 1; ; legs += 1) {
    signal.throwIfAborted()
    const start = cursor === null ? {} : { start_cursor: cursor }
    const leg: Leg = await notion.ask(asking, Leg, (client, { pageSize }) =>
      client.dataSources.query({ ...query, ...start, page_size: pageSize }),
    )
    for (const result of leg.results) {
      const listed = listedRow(result)
      if (listed) take(listed)
    }
    if (leg.request_status?.type === 'incomplete') return { legs, isWhole: false }
    if (!leg.has_more) return { legs, isWhole: true }
    if (!leg.next_cursor || cursors.has(leg.next_cursor)) {
      throw partial(`Notion says that there is more and not where, when asked to ${asking.to}.`)
    }
    cursor = leg.next_cursor
    cursors.add(cursor)
  }
}

const oldestFirst = { timestamp: 'created_time', direction: 'ascending' } as const

function filterOf({ from, before, editedFrom }: Span) {
  const and = [
    ...(from ? [{ timestamp: 'created_time' as const, created_time: { on_or_after: from } }] : []),
    ...(before ? [{ timestamp: 'created_time' as const, created_time: { before } }] : []),
    ...(editedFrom
      ? [{ timestamp: 'last_edited_time' as const, last_edited_time: { on_or_after: editedFrom } }]
      : []),
  ]
  return and.length === 0 ? {} : { filter: { and } }
}

function tooMany({ configured: { setting } }: Walked, minute: Instant | undefined): Failure {
  const where = minute === undefined ? '' : ` that were created in the minute ${minute}`
  return partial(
    `Notion does not give all rows of ${setting}${where}: there are more than one query may walk through. Move some of them to another database.`,
  )
}

function partial(message: string): Failure {
  return new Failure({ system: 'notion', code: 'not_understood', message })
}
