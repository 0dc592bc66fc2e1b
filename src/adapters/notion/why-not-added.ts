import * as z from 'zod'
import { Failure } from '#src/ports/failure.ts'
import type { BoundDatabase } from './bound-database.ts'
import type { Notion } from './connect-notion.ts'
import { isDatabaseLocked } from './is-database-locked.ts'

const Place = z.object({
  in_trash: z.boolean().catch(false),
  is_archived: z.boolean().catch(false),
  parent: z.object({ database_id: z.string().nullable().catch(null) }).catch({ database_id: null }),
})

const MENDS = {
  away: 'its database is archived or in the trash. Restore it in Notion, or name another one in NOTION_DECISIONS.',
  locked: 'its database is locked. Unlock it in Notion (••• > Unlock database).',
} as const

/**
 * Why Notion took no new row: its words do not tell a database that people have locked, archived or deleted from a request that
 * is wrong.
 * @param refused what it answered
 * @returns the failure with that reason, where one is found, else as it was; `isOfRow`: a row with less in it may be taken
 */
export async function whyNotAdded(
  notion: Notion,
  { setting, dataSourceId }: BoundDatabase,
  refused: Failure,
): Promise<{ readonly failure: Failure; readonly isOfRow: boolean }> {
  const { code, requestId } = refused
  if (!['invalid', 'forbidden', 'not_found'].includes(code)) return { failure: refused, isOfRow: false }
  const found = await obstacle().catch((error: unknown): 'unseen' => {
    if (error instanceof Failure) return 'unseen'
    throw error
  })
  if (found === 'unseen') return { failure: refused, isOfRow: false }
  const message = `No decision is added to ${setting}: ${found === null ? '' : MENDS[found]}`
  const failure = found === null ? refused : new Failure({ system: 'notion', code, requestId, message })
  // A lock is for people's hands; it may be another reason all the same.
  return { failure, isOfRow: code !== 'forbidden' && found !== 'away' }

  async function obstacle(): Promise<keyof typeof MENDS | null> {
    const place = await notion.ask({ to: `see where ${setting} is` }, Place, (client) =>
      client.dataSources.retrieve({ data_source_id: dataSourceId }),
    )
    if (place.in_trash || place.is_archived) return 'away'
    const { database_id: id } = place.parent
    return id !== null && (await isDatabaseLocked(notion, id)) ? 'locked' : null
  }
}
