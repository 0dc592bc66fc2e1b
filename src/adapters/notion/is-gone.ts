import * as z from 'zod'
import { Failure } from '#src/ports/failure.ts'
import type { Notion } from './connect-notion.ts'
import { isRowOf, listedRow } from './listed-row.ts'
import type { Source } from './source.ts'

/**
 * Whether a page is no row of the data source any more, or no longer shown: Notion refuses to write what lies in the trash, or
 * a column that another database has not, in the same words as what it cannot take.
 * @param refused why it was not written
 * @returns false also where it cannot be told
 */
export async function isGone(
  notion: Notion,
  { id: dataSourceId }: Pick<Source, 'id'>,
  pageId: string,
  refused: Failure,
): Promise<boolean> {
  if (refused.code === 'not_found') return true
  // What bears no id of Notion's was never sent.
  if (refused.code !== 'invalid' || refused.requestId === null) return false
  try {
    const asking = { to: `look for the page ${pageId}` }
    const page = await notion.ask(asking, z.unknown(), (client) => client.pages.retrieve({ page_id: pageId }))
    const listed = listedRow(page)
    return listed?.is === 'row' && !isRowOf(dataSourceId, listed)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.code === 'not_found'
  }
}
