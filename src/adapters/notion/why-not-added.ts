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

/**
 * Why Notion took no new row: its words do not tell a database that people have locked, archived or deleted from a request that
 * is wrong.
 * @returns the failure with that reason, where it is one; else as it was
 */
export async function whyNotAdded(
  notion: Notion,
  { setting, dataSourceId }: BoundDatabase,
  failure: Failure,
): Promise<Failure> {
  const isRefusal = failure.outcome === 'refused' && ['invalid', 'forbidden'].includes(failure.code)
  if (!isRefusal) return failure
  const mend = await obstacle().catch((error: unknown) => {
    if (error instanceof Failure) return null
    throw error
  })
  if (mend === null) return failure
  return new Failure({
    system: 'notion',
    code: failure.code,
    requestId: failure.requestId,
    message: `No decision is added to ${setting}: ${mend}`,
  })

  async function obstacle(): Promise<string | null> {
    const place = await notion.ask({ to: `see where ${setting} is` }, Place, (client) =>
      client.dataSources.retrieve({ data_source_id: dataSourceId }),
    )
    if (place.in_trash || place.is_archived) {
      return `its database is archived or in the trash. Restore it in Notion, or name another one in ${setting}.`
    }
    const { database_id: id } = place.parent
    if (id === null || !(await isDatabaseLocked(notion, id))) return null
    return 'its database is locked. Unlock it in Notion (••• > Unlock database).'
  }
}
