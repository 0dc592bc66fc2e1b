import * as z from 'zod'
import type { Instant, Write } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { BoundDatabase } from './bound-database.ts'
import type { Notion } from './connect-notion.ts'
import { propertyValue } from './property-value.ts'

/**
 * Writes the changes of one page in one request, by property id, into columns of the service's only.
 * @returns the row's stamp after the write
 * @throws Failure when the database is not understood, a column is not the service's, or Notion refuses
 */
export async function writePage(notion: Notion, database: BoundDatabase, write: Write): Promise<Instant> {
  if (!database.understood) {
    throw new Failure({
      system: 'notion',
      code: 'invalid',
      message: `The page ${write.pageId} is not written: a property that the rules need is missing or of another type, in ${database.setting} or in a database that it is reckoned from. The findings say which.`,
    })
  }
  const properties: Record<string, ReturnType<typeof propertyValue>> = {}
  for (const change of write.changes) {
    const column = database.written.get(change.field)
    if (!column) {
      throw new Failure({
        system: 'notion',
        code: 'invalid',
        message: `The page ${write.pageId} is not written: ${database.setting} has no column for ${change.field} that is okr-sync's.`,
      })
    }
    properties[column.propertyId] = propertyValue(column, change.after)
  }
  const asking = {
    to: `write the page ${write.pageId} of ${database.setting}`,
    whenMissing: `The page ${write.pageId} of ${database.setting} is gone or no longer shared with the connection, so it is not written.`,
    capability: 'Update content',
  } as const
  const page = await notion.ask(asking, z.object({ last_edited_time: z.iso.datetime() }), (client) =>
    client.pages.update({ page_id: write.pageId, properties }),
  )
  return page.last_edited_time
}
