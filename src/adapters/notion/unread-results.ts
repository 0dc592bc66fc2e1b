import type { BoundDatabase } from './bound-database.ts'
import type { Source } from './source.ts'

/**
 * The formulas and rollups of a data source that nothing is read from, by their ids. What they come to changes with the clock or with other
 * rows, and is no change of their row.
 */
export function unreadResults(
  { id, schema }: Pick<Source, 'id' | 'schema'>,
  bounds: readonly BoundDatabase[],
): ReadonlySet<string> {
  const own = bounds.filter(({ dataSourceId }) => dataSourceId === id)
  const read = new Set(
    own.flatMap(({ columns, lost, alsoUsed = [] }) => [
      ...[...columns.values(), ...lost.values()].map(({ name }) => name),
      ...alsoUsed,
    ]),
  )
  const unread = schema.properties.filter(
    ({ type, name }) => (type === 'formula' || type === 'rollup') && !read.has(name),
  )
  return new Set(unread.map((property) => property.id))
}
