import type { BoundDatabase } from './bound-database.ts'
import { completeCells } from './complete-cells.ts'
import type { Notion } from './connect-notion.ts'
import { mirrorLinks, mirrorsOf } from './mirror-links.ts'
import type { Source } from './source.ts'

/**
 * Adds to the rows what Notion has not shown in them: the rest of cells that were cut off, and links that were made on the
 * other side of a relation.
 * @param bounds of the sources
 * @returns whether a row reads otherwise now
 * @throws Failure
 */
export async function completeSources(
  notion: Notion,
  sources: readonly Source[],
  bounds: readonly BoundDatabase[],
): Promise<boolean> {
  const bound = sources.map((source) => {
    const own = bounds.filter(({ dataSourceId }) => dataSourceId === source.id)
    const columns = own.flatMap((each) => [...each.columns.values()])
    return { source, propertyIds: new Set(columns.map(({ propertyId }) => propertyId)) }
  })
  const cut = await Promise.all(
    bound.map(({ source, propertyIds }) =>
      completeCells(notion, source, toComplete(source, propertyIds), propertyIds),
    ),
  )
  const shown = new Map(
    sources.map((source) => [source, { all: new Set(source.seen), edited: new Set(source.edited) }] as const),
  )
  let hasChanged = cut.some(Boolean)
  for (const { source, propertyIds } of bound) {
    for (const mirror of mirrorsOf(source, propertyIds, sources)) {
      const { all, edited } = shown.get(mirror.other) ?? {}
      // Where every row was asked for, only what was edited meanwhile can be news.
      const rows = (source.wasWhole ? edited : all) ?? new Set()
      await completeCells(notion, mirror.other, rows, new Set([mirror.otherId]))
      if (mirrorLinks(mirror, rows)) hasChanged = true
    }
  }
  return hasChanged
}

/** All rows once for every property, then those that Notion has shown since. */
function toComplete(source: Source, propertyIds: ReadonlySet<string>): readonly string[] {
  const isNew = [...propertyIds].some((id) => !source.completed.has(id))
  for (const id of propertyIds) source.completed.add(id)
  return [...(isNew ? source.rows.keys() : source.seen)]
}
