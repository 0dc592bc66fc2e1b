import type * as z from 'zod'
import { Failure } from '#src/ports/failure.ts'
import type { Notion } from './connect-notion.ts'
import { Database } from './schemas.ts'

type Send = Parameters<Notion['ask']>[2]

/**
 * Asks for what may not be there, or not be shared.
 * @param to what for, in words for the operator
 * @returns null: it is not shown
 * @throws Failure for every other reason
 */
export async function askIfShown<T>(
  notion: Notion,
  to: string,
  parse: z.ZodType<T>,
  send: Send,
): Promise<T | null> {
  try {
    return await notion.ask({ to }, parse, send)
  } catch (error) {
    if (error instanceof Failure && error.code === 'not_found') return null
    throw error
  }
}

export function databaseIfShown(notion: Notion, id: string): Promise<Database | null> {
  return askIfShown(notion, `read the database ${id}`, Database, (client) =>
    client.databases.retrieve({ database_id: id }),
  )
}
