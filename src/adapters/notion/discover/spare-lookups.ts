import * as z from 'zod'
import { bindDatabase } from '#src/adapters/notion/bind-database.ts'
import type { Column } from '#src/adapters/notion/bound-database.ts'
import { User } from '#src/adapters/notion/cells.ts'
import { isCut, setCell } from '#src/adapters/notion/complete-cells.ts'
import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { partialPeople } from '#src/adapters/notion/find-people.ts'
import type { ReadingFrom } from '#src/adapters/notion/read-sources.ts'
import type { Source } from '#src/adapters/notion/source.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Left } from './budget.ts'
import type { Obstacle } from './obstacle.ts'

/** The database of cycles, where there is one, takes a request. */
const FOR_CYCLES = 1

const Users = z.object({ results: z.array(z.unknown()) })

/**
 * Sees that making the snapshot asks for no more than is left: people are asked for all at once, and of cells that are cut off
 * only so many to their end as there are requests.
 * @throws Failure
 */
export async function spareLookups(
  notion: Notion,
  { settings, bindings, clock }: ReadingFrom,
  sources: readonly Source[],
  left: Left,
): Promise<readonly Obstacle[]> {
  const columns = sources.map((source) => {
    const rows = [...source.rows.values()]
    const bounds = source.holds.map(
      (configured) => bindDatabase(configured, source.schema, rows, [], settings.properties).bound,
    )
    const bound = new Map(
      bounds.flatMap(({ columns }) => [...columns.values()]).map((each) => [each.propertyId, each]),
    )
    return { source, columns: [...bound.values()] }
  })
  const ids = new Set(columns.flatMap((each) => partialPeople(each.source.rows.values(), each.columns)))
  if (ids.size > 0) {
    const listed = left() > 0 ? await listPeople(notion) : []
    const known = listed.flatMap((user) => User.safeParse(user).data ?? [])
    const people = [...ids].map((id) => {
      const user = known.find((each) => each.id === id)
      return { id, name: user?.name ?? '', email: user?.person?.email ?? null }
    })
    await bindings.savePeople(people, clock.now())
  }
  const cut = columns.flatMap((each) => cutCells(each.source, each.columns))
  const most = Math.max(0, left() - FOR_CYCLES)
  for (const { source, pageId, property, cell } of cut.slice(most)) {
    if (property.rolls) {
      // Of a part of the rows it is another value: it is not known.
      setCell(source, pageId, property.id, { kind: 'uncomputed', why: 'unsupported' })
      showAsWhole(source, pageId, property.rolls.over)
    } else showAsWhole(source, pageId, property.id, cell)
  }
  if (cut.length <= most) return []
  return [
    {
      message: `Of ${cut.length - most} cells Notion shows only the first 25 links or people, and the rest was not asked for. Rollups over them are not known.`,
      mend: 'Nothing to do: a sync reads them to their end.',
    },
  ]
}

async function listPeople(notion: Notion): Promise<readonly unknown[]> {
  try {
    const asking = { to: 'list the people of the workspace' }
    const { results } = await notion.ask(asking, Users, (client) => client.users.list({ page_size: 100 }))
    return results
  } catch (error) {
    // Without that right owners have no names; everything else can be told.
    if (error instanceof Failure && error.code === 'forbidden') return []
    throw error
  }
}

function cutCells(source: Source, columns: readonly Column[]) {
  const bound = new Set(columns.map(({ propertyId }) => propertyId))
  const properties = source.schema.properties.filter(({ id }) => bound.has(id))
  return [...source.rows.values()].flatMap((row) =>
    properties.flatMap((property) => {
      const cell = row.cells.get(property.id)
      return cell && isCut(row, property, cell) ? [{ source, pageId: row.id, property, cell }] : []
    }),
  )
}

/** Takes what Notion shows of a cell for the whole of it. */
function showAsWhole(
  source: Source,
  pageId: string,
  propertyId: string,
  cell = source.rows.get(pageId)?.cells.get(propertyId),
): void {
  if (!cell || !('more' in cell)) return
  const { more: _, ...shown } = cell
  setCell(source, pageId, propertyId, shown)
}
