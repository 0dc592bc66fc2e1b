import * as z from 'zod'
import { Failure } from '#src/ports/failure.ts'
import { type Cell, peopleCell, Run, relationCell, runsCell, User } from './cells.ts'
import type { Notion } from './connect-notion.ts'
import { listAll } from './list-all.ts'
import { rowCells } from './row-cells.ts'
import type { Row } from './schemas.ts'
import type { Source } from './source.ts'

const PieceOfText = z.union([
  z.object({ rich_text: Run }).transform(({ rich_text }) => rich_text),
  z.object({ title: Run }).transform(({ title }) => title),
])

/** By a cell's kind: the whole of it, as the property endpoint lists its entries. */
const wholeCells: Partial<Record<Cell['kind'], z.ZodType<Cell>>> = {
  relation: z
    .array(z.object({ relation: z.object({ id: z.string() }) }))
    .transform((items) => relationCell(items.map(({ relation }) => relation.id))),
  people: z
    .array(z.object({ people: User }))
    .transform((items) => peopleCell(items.map(({ people }) => people))),
  text: z.array(PieceOfText).transform((runs) => runsCell(runs)),
}

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
      const whole = wholeCells[cell.kind]?.safeParse(listed).data
      if (!whole) throw odd(asking.to)
      setCell(source, row.id, propertyId, whole)
    }),
  )
  return cut.length > 0
}

/** An entry left out is a cell cut short. */
function odd(to: string): Failure {
  return new Failure({
    system: 'notion',
    code: 'not_understood',
    message: `Notion lists something else than was asked for, when asked to ${to}. If it stays so, look whether a newer okr-sync knows it.`,
  })
}

/** Puts a cell into a row in place of what was there. */
export function setCell(source: Source, pageId: string, propertyId: string, cell: Cell): void {
  const row = source.rows.get(pageId)
  if (!row) return
  source.rows.set(pageId, { ...row, cells: rowCells(new Map(row.cells).set(propertyId, cell)) })
  source.seen.add(pageId)
}
