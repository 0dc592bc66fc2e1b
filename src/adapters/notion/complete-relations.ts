import type { Column } from './bound-database.ts'
import type { Notion } from './connect-notion.ts'
import { listAll } from './list-all.ts'
import { Cell, RelationItem, type Row } from './schemas.ts'

/**
 * Reads to their end the relations of which a row shows only the first 25: one more request each, or one per 100 links.
 * @returns the rows with whole relations
 * @throws Failure
 */
export async function completeRelations(
  notion: Notion,
  rows: readonly Row[],
  columns: Iterable<Column>,
): Promise<readonly Row[]> {
  const relations = [...columns].filter((column) => column.kind === 'relation')
  const whole: Row[] = []
  for (const row of rows) {
    const properties = new Map(row.properties)
    for (const { propertyId, name } of relations) {
      const { data: cell } = Cell.safeParse(row.properties.get(propertyId))
      if (cell?.type !== 'relation' || !cell.has_more) continue
      const asking = { to: `read the relation ${name} of the page ${row.id}` }
      const items = await listAll(notion, asking, (client, paging) =>
        client.pages.properties.retrieve({ page_id: row.id, property_id: propertyId, ...paging }),
      )
      const relation = items.flatMap((item) => RelationItem.safeParse(item).data?.relation ?? [])
      properties.set(propertyId, { ...cell, relation, has_more: false })
    }
    whole.push({ ...row, properties })
  }
  return whole
}
