import * as z from 'zod'
import { Failure } from '#src/ports/failure.ts'
import { type Cell, peopleCell, Run, relationCell, runsCell, User } from './cells.ts'
import type { Notion } from './connect-notion.ts'
import { listAll } from './list-all.ts'
import { readRollup } from './read-rollup.ts'
import { rowCells } from './row-cells.ts'
import type { Property, Row } from './schemas.ts'
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
  const cut: { row: Row; property: Property; cell: Cell }[] = []
  const properties = source.schema.properties.filter(({ id }) => propertyIds.has(id))
  for (const id of ids) {
    const row = source.rows.get(id)
    for (const property of row ? properties : []) {
      const cell = row?.cells.get(property.id)
      if (row && cell && isCut(row, property, cell)) cut.push({ row, property, cell })
    }
  }
  await Promise.all(
    cut.map(async ({ row, property, cell }) => {
      const { id: propertyId, name } = property
      const asking = { to: `read all of ${name} of the page ${row.id}` }
      if (property.rolls)
        return setCell(source, row.id, propertyId, await readRollup(notion, asking, row.id, propertyId))
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

/** Whether Notion may have shown a part of a cell: a rollup looks only at the rows that its relation shows. */
export function isCut(row: Row, { rolls }: Property, cell: Cell): boolean {
  if (!rolls) return 'more' in cell
  const over = row.cells.get(rolls.over)
  return (over !== undefined && 'more' in over) || (cell.kind === 'uncomputed' && cell.why === 'incomplete')
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
