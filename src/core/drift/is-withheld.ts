import type { Database, DatabaseKind, Finding } from '#src/core/model.ts'
import type { Said } from './needs.ts'
import type { Unreckonable } from './unreckonable.ts'

/** What the findings about rows of a kind come from. */
const FOUND_BY: Readonly<Record<DatabaseKind, readonly Said[]>> = {
  objectives: ['objectives.summary', 'alignment'],
  keyResults: ['keyResults.why', 'moved'],
  initiatives: ['initiatives.why'],
  decisions: ['decisions.flags'],
}

/**
 * Whether a finding of the rules may come of a column that is lost and not of the rows: 1,000 key results have not lost their
 * targets where the column is gone.
 */
export function isWithheld(
  { database, property }: Pick<Finding, 'database' | 'property'>,
  databases: readonly Pick<Database, 'kind' | 'lost'>[],
  found: Unreckonable,
): boolean {
  // Only work that serves nothing is of no database.
  if (database === null) return found.has('coverage')
  if (FOUND_BY[database].some((said) => found.has(said))) return true
  return databases.some(
    ({ kind, lost }) => kind === database && lost.some((each) => each.property === property),
  )
}
