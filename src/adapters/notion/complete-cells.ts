import * as z from 'zod'
import { type Cell, peopleCell, Run, relationCell, runsCell, User } from './cells.ts'
import type { Notion } from './connect-notion.ts'
import { listAll } from './list-all.ts'
import { rowCells } from './row-cells.ts'
import type { Row } from './schemas.ts'
import type { Source } from './source.ts'

/** One entry of a cell, as the property endpoint lists them. */
const Item = z.object({
  relation: z.object({ id: z.string() }).optional().catch(undefined),
  people: User.optional().catch(undefined),
  rich_text: Run.optional().catch(undefined),
  title: Run.optional().catch(undefined),
})
type Item = z.infer<typeof Item>

/**
 * Reads to their end the cells of which Notion may have shown only the first entries: one more request each, or one per 100
 * entries.
 * @param ids the rows to look at
 * @param propertyIds the properties that matter
 * @returns whether there were any
 * @throws Failure
 */
export async function completeCells(
  notion: Notion,
  source: Source,
  ids: Iterable<string>,
  propertyIds: ReadonlySet<string>,
): Promise<boolean> {
  const cut: { row: Row; propertyId: string; cell: Cell }[] = []
  for (const id of ids) {
    const row = source.rows.get(id)
    for (const propertyId of row ? propertyIds : []) {
      const cell = row?.cells.get(propertyId)
      if (row && cell && 'more' in cell) cut.push({ row, propertyId, cell })
    }
  }
  await Promise.all(
    cut.map(async ({ row, propertyId, cell }) => {
      const name = source.schema.properties.find((property) => property.id === propertyId)?.name
      const asking = { to: `read all of ${name ?? propertyId} of the page ${row.id}` }
      const listed = await listAll(notion, asking, (client, paging) =>
        client.pages.properties.retrieve({ page_id: row.id, property_id: propertyId, ...paging }),
      )
      const items = listed.flatMap((item) => Item.safeParse(item).data ?? [])
      setCell(source, row.id, propertyId, wholeCell(cell, items))
    }),
  )
  return cut.length > 0
}

function wholeCell(cell: Cell, items: readonly Item[]): Cell {
  switch (cell.kind) {
    case 'relation':
      return relationCell(items.flatMap(({ relation }) => relation?.id ?? []))
    case 'people':
      return peopleCell(items.flatMap(({ people }) => people ?? []))
    case 'text':
      return runsCell(items.flatMap(({ rich_text, title }) => rich_text ?? title ?? []))
    default:
      return cell
  }
}

/** Puts a cell into a row in place of what was there. */
export function setCell(source: Source, pageId: string, propertyId: string, cell: Cell): void {
  const row = source.rows.get(pageId)
  if (!row) return
  source.rows.set(pageId, { ...row, cells: rowCells(new Map(row.cells).set(propertyId, cell)) })
  source.seen.add(pageId)
}
