import { and, eq } from 'drizzle-orm'
import type { Sighting } from '#src/core/history.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { sightings } from './schema.ts'

/** What the store remembers of going live, and of the databases that `init` made. */
export function liveSightingsIn(db: Database, workspace: string): Promise<readonly Sighting[]> {
  return guarded(
    'read since when the workspace is live',
    db
      .select(columnsOf(sightings))
      .from(sightings)
      .where(and(eq(sightings.workspace, workspace), eq(sightings.what, 'live'))),
  )
}
