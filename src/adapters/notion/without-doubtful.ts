import type { BoundDatabase } from './bound-database.ts'
import { fieldOfCode } from './further-columns.ts'
import type { PropertyValue } from './property-value.ts'

/** What Notion may refuse for what it names: somebody who has left, a page that is gone, an option that it may not add. */
const DOUBTFUL: readonly (readonly string[])[] = [
  ['owners'],
  ['initiatives'],
  ['owners', 'initiatives', 'keyResults', 'status'],
]

/**
 * The cells of a new row without those that may be why Notion refused it: its words, which change, do not tell which. The least
 * that may do comes first.
 * @returns with the names of the columns that are left out
 */
export function withoutDoubtful(
  { columns }: Pick<BoundDatabase, 'columns'>,
  cells: Readonly<Record<string, PropertyValue>>,
) {
  const filled = [...columns.values()].filter(({ propertyId }) => propertyId in cells)
  const ways = DOUBTFUL.map((fields) => {
    const out = filled.filter(({ field }) => fields.includes(fieldOfCode(field)))
    const ids = new Set(out.map(({ propertyId }) => propertyId))
    const rest = Object.fromEntries(Object.entries(cells).filter(([id]) => !ids.has(id)))
    return { leftOut: out.map(({ name }) => name), rest }
  })
  return [...new Map(ways.map((way) => [way.leftOut.join(), way])).values()].filter(
    ({ leftOut }) => leftOut.length > 0,
  )
}
