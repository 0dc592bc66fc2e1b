import * as z from 'zod'
import type { Instant, Write } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import type { BoundDatabase } from './bound-database.ts'
import type { Notion } from './connect-notion.ts'
import type { Look } from './create-ask.ts'
import { propertyValue } from './property-value.ts'
import { unseen } from './unseen.ts'
import { whatLanded } from './what-landed.ts'

const Page = z.looseObject({ last_edited_time: z.iso.datetime() })
type Page = z.infer<typeof Page>

/** A page as Notion shows it after a write. */
export interface WrittenPage {
  /** The row's stamp, by Notion's clock. */
  readonly at: Instant
  /** The whole page, as Notion answered it. */
  readonly page: unknown
}

/**
 * Writes the changes of one page in one request, by property id, into columns of the service's only.
 * Where the answer is lost or the request has to wait, the page is read before it is written again: what somebody typed
 * meanwhile stays.
 * @param timezone in which the days of dates with a time were taken
 * @throws Failure when a column is not the service's, Notion refuses, or somebody typed meanwhile;
 * its outcome is `unknown` where the write may have been carried out
 */
export async function writePage(
  notion: Notion,
  database: BoundDatabase,
  write: Write,
  timezone: string,
): Promise<WrittenPage> {
  const properties = propertiesOf(database, write)
  const { pageId } = write
  const asking = {
    to: `write the page ${pageId} of ${database.setting}`,
    kind: 'write',
    whenMissing: `The page ${pageId} of ${database.setting} is gone or no longer shared with the connection, so it is not written.`,
    capability: 'Update content',
  } as const
  const page = await notion.ask(
    asking,
    Page,
    (client) => client.pages.update({ page_id: pageId, properties }),
    lookAt(notion, database, write, timezone),
  )
  return { at: new Date(page.last_edited_time).toISOString(), page }
}

/** By the id of each column. */
function propertiesOf(
  database: BoundDatabase,
  write: Write,
): Record<string, ReturnType<typeof propertyValue>> {
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
  return properties
}

function lookAt(notion: Notion, database: BoundDatabase, write: Write, timezone: string): Look<Page> {
  const { pageId } = write
  const named = `the page ${pageId} of ${database.setting}`
  return async ({ failure }) => {
    const page = await readBack().catch((error: unknown) => {
      throw unseen(failure, error)
    })
    const landed = whatLanded(page, database, write, timezone)
    if (landed === 'all') return page
    if (landed === 'none') return null
    throw new Failure({
      system: 'notion',
      code: 'conflict',
      retryable: true,
      requestId: failure.requestId,
      outcome: landed === 'over' ? failure.outcome : 'refused',
      message: `Somebody edited ${named} while okr-sync was about to write it, so it is left as it is. The next run goes by what is there then.`,
    })
  }

  function readBack(): Promise<Page> {
    const asking = {
      to: `read ${named} again`,
      whenMissing: `${named} is gone or no longer shared with the connection.`,
    }
    return notion.ask(asking, Page, (client) => client.pages.retrieve({ page_id: pageId }))
  }
}
