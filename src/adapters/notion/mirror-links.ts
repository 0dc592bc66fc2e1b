import { relationCell } from './cells.ts'
import { setCell } from './complete-cells.ts'
import type { Source } from './source.ts'

/** A relation that is shown on both sides. */
export interface Mirror {
  /** The side that is read. */
  readonly source: Source
  readonly propertyId: string
  readonly other: Source
  readonly otherId: string
}

/** @param propertyIds relations of the source that are read */
export function mirrorsOf(
  source: Source,
  propertyIds: ReadonlySet<string>,
  sources: readonly Source[],
): readonly Mirror[] {
  return source.schema.properties.flatMap(({ id, leadsTo, otherSide }) => {
    const other = sources.find((each) => each.id === leadsTo)
    if (!propertyIds.has(id) || !otherSide || !other) return []
    return [{ source, propertyId: id, other, otherId: otherSide.id }]
  })
}

/**
 * Lets the rows follow what the rows on the other side of a relation say of it: Notion does not count a link that was made
 * there as an edit here, so only a whole read would show it.
 * @param shown rows of the other side as Notion has just shown them
 * @returns whether a row has changed
 */
export function mirrorLinks(
  { source, propertyId, other, otherId }: Mirror,
  shown: ReadonlySet<string>,
): boolean {
  const said = new Set<string>()
  const linked = new Map<string, string[]>()
  for (const id of shown) {
    const cell = other.rows.get(id)?.cells.get(otherId)
    if (cell?.kind !== 'relation' || cell.more) continue
    said.add(id)
    for (const to of cell.ids) {
      const from = linked.get(to)
      if (from) from.push(id)
      else linked.set(to, [id])
    }
  }
  if (said.size === 0) return false
  let hasChanged = false
  for (const [pageId, row] of source.rows) {
    const cell = row.cells.get(propertyId)
    if (cell?.kind !== 'relation' || cell.more) continue
    if (!linked.has(pageId) && !cell.ids.some((id) => said.has(id))) continue
    const is = relationCell([...cell.ids.filter((id) => !said.has(id)), ...(linked.get(pageId) ?? [])])
    if (JSON.stringify(is) === JSON.stringify(cell)) continue
    setCell(source, pageId, propertyId, is)
    hasChanged = true
  }
  return hasChanged
}
