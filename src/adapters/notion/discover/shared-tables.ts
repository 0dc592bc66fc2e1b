import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { Leg } from '#src/adapters/notion/schemas.ts'
import { SeenTable } from './seen-table.ts'

/** Of 100 data sources each. */
const MOST_REQUESTS = 2

/**
 * The data sources that Notion's search lists, edited last first. Search knows what was shared just now only after a while, and
 * promises to be whole at no time: what it does not list may be there all the same.
 * @returns by id
 * @throws Failure
 */
export async function sharedTables(notion: Notion): Promise<ReadonlyMap<string, SeenTable>> {
  const asking = { to: 'list the databases that it is shown', kind: 'query' } as const
  const found = new Map<string, SeenTable>()
  let cursor: string | null | undefined = null
  for (let requests = 0; requests < MOST_REQUESTS; requests += 1) {
    const start = cursor ? { start_cursor: cursor } : {}
    const leg: Leg = await notion.ask(asking, Leg, (client, { pageSize }) =>
      client.search({
        filter: { property: 'object', value: 'data_source' },
        sort: { timestamp: 'last_edited_time', direction: 'descending' },
        page_size: pageSize,
        ...start,
      }),
    )
    for (const result of leg.results) {
      const { data: table } = SeenTable.safeParse(result)
      if (table && !table.in_trash) found.set(table.id, table)
    }
    cursor = leg.next_cursor
    if (!leg.has_more || !cursor) break
  }
  return found
}
