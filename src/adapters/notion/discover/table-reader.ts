import type { QueryDataSourceParameters } from '@notionhq/client'
import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { listedRow } from '#src/adapters/notion/listed-row.ts'
import { Leg, type Row } from '#src/adapters/notion/schemas.ts'
import type { SeenTable } from './seen-table.ts'

export type Filter = NonNullable<QueryDataSourceParameters['filter']>

/** A table whose rows are read newest first, a hundred at a time. */
export interface TableReader {
  readonly table: SeenTable
  /** By id, the newest first. */
  readonly rows: Map<string, Row>
  /** Ids of rows that Notion lists without what is in them. */
  readonly unreadable: Set<string>
  /** Rows of the first request: what a table is, is told from them. */
  readonly sample: readonly Row[]
  /** true: every row was read. */
  readonly isWhole: boolean
  /** true: every row that the filter lets through was read. */
  readonly isFilteredWhole: boolean
  /**
   * Asks for the next rows.
   * @param filter the ones to ask for; absent: all
   * @throws Failure
   */
  next(filter?: Filter): Promise<void>
}

/** Of one walk; undefined: not begun; null: at its end. */
type Cursor = string | null | undefined

export function createTableReader(notion: Notion, table: SeenTable): TableReader {
  const rows = new Map<string, Row>()
  const unreadable = new Set<string>()
  let sample: readonly Row[] = []
  let all: Cursor
  let filtered: Cursor

  async function leg(cursor: Cursor, filter?: Filter): Promise<Cursor> {
    const asking = { to: `read rows of ${table.id}`, kind: 'query' } as const
    const answer: Leg = await notion.ask(asking, Leg, (client, { pageSize }) =>
      client.dataSources.query({
        data_source_id: table.id,
        sorts: [{ timestamp: 'created_time', direction: 'descending' }],
        page_size: pageSize,
        ...(filter ? { filter } : {}),
        ...(cursor ? { start_cursor: cursor } : {}),
      }),
    )
    for (const result of answer.results) {
      const listed = listedRow(result)
      if (listed?.is === 'unreadable') unreadable.add(listed.id)
      else if (listed && !listed.isAway) rows.set(listed.row.id, listed.row)
    }
    // At its limit Notion says that there is no more, and that this is not all.
    if (answer.request_status?.type === 'incomplete') return undefined
    return answer.has_more ? answer.next_cursor : null
  }

  return {
    table,
    rows,
    unreadable,
    get sample() {
      return sample
    },
    get isWhole() {
      return all === null
    },
    get isFilteredWhole() {
      return filtered === null
    },
    async next(filter) {
      if (filter) {
        filtered = await leg(filtered, filter)
        return
      }
      all = await leg(all)
      if (sample.length === 0) sample = [...rows.values()]
    },
  }
}
