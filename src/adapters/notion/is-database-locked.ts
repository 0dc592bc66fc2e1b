import * as z from 'zod'
import { askIfShown } from './ask-if-shown.ts'
import type { Notion } from './connect-notion.ts'

const Container = z.object({ is_locked: z.boolean().catch(false) })

/**
 * Whether people have locked a database.
 * @param id of the database, which holds the data source
 * @returns false also where the database itself is not shown to the connection, only its data source
 */
export async function isDatabaseLocked(notion: Notion, id: string): Promise<boolean> {
  const database = await askIfShown(notion, `see whether the database ${id} is locked`, Container, (client) =>
    client.databases.retrieve({ database_id: id }),
  )
  return database?.is_locked ?? false
}
