import * as z from 'zod'
import { DataSource } from '#src/adapters/notion/schemas.ts'

const Parent = z
  .object({ database_id: z.string().optional(), page_id: z.string().optional() })
  .nullish()
  .catch(null)

/** A data source with its schema and where it stands; a search answers it as whole as asking for it does. */
export const SeenTable = DataSource.extend({
  url: z.string().catch(''),
  /** Its database. */
  parent: Parent,
  /** The page of that database; nothing of use where it stands in a block. */
  database_parent: Parent,
  in_trash: z.boolean().catch(false),
})
export type SeenTable = z.infer<typeof SeenTable>
