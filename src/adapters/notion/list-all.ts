import type { Client } from '@notionhq/client'
import { Failure } from '#src/ports/failure.ts'
import type { Notion } from './connect-notion.ts'
import { Leg } from './schemas.ts'
import type { Asking } from './to-failure.ts'

/** Asks for one leg of a list; without a cursor for the first. */
type SendLeg = (client: Client, paging: { page_size: number; start_cursor?: string }) => Promise<unknown>

/**
 * Walks through a list to its end. Legs may be shorter than asked for: only `has_more` tells.
 * @throws Failure also when Notion gives only a part of the list: a partial read is no read
 */
export async function listAll(notion: Notion, asking: Asking, send: SendLeg): Promise<readonly unknown[]> {
  const items: unknown[] = []
  const cursors = new Set<string>()
  let cursor: string | null = null
  for (;;) {
    const from = cursor === null ? {} : { start_cursor: cursor }
    const leg: Leg = await notion.ask(asking, Leg, (client, { pageSize }) =>
      send(client, { page_size: pageSize, ...from }),
    )
    items.push(...leg.results)
    if (leg.request_status?.type === 'incomplete') {
      throw partial(
        `Notion gives no more than the first ${items.length} items when asked to ${asking.to}. Move rows of past years to another database.`,
      )
    }
    if (!leg.has_more) return items
    if (!leg.next_cursor || cursors.has(leg.next_cursor)) {
      throw partial(`Notion says that there is more and not where, when asked to ${asking.to}.`)
    }
    cursor = leg.next_cursor
    cursors.add(cursor)
  }
}

function partial(message: string): Failure {
  return new Failure({ system: 'notion', code: 'not_understood', message })
}
