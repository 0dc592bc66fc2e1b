import { askIfShown } from '#src/adapters/notion/ask-if-shown.ts'
import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { SeenTable } from './seen-table.ts'

/** @returns null: it is not shown to the connection */
export function tableIfShown(notion: Notion, id: string): Promise<SeenTable | null> {
  return askIfShown(notion, `read the properties of ${id}`, SeenTable, (client) =>
    client.dataSources.retrieve({ data_source_id: id }),
  )
}
