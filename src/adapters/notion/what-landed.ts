import * as z from 'zod'
import type { CellValue, Write } from '#src/core/model.ts'
import type { BoundDatabase, Column } from './bound-database.ts'
import { propertyValue } from './property-value.ts'

/**
 * What a page shows of a write. `all`: it was carried out, since a page is written whole or not at all. `none`: each cell is as
 * it was before. `instead`: somebody typed over what was there before it. `over`: somebody typed over each of its cells,
 * so that it cannot be told.
 */
type Landed = 'all' | 'none' | 'instead' | 'over'

const Named = z.object({ name: z.string() })

const Run = z
  .object({ plain_text: z.string().optional(), text: z.object({ content: z.string() }).optional() })
  .transform((run) => run.plain_text ?? run.text?.content ?? '')

/** Notion keeps moments to the minute, and gives them back in another spelling. */
const DateValue = z
  .object({ start: z.string() })
  .transform(({ start }) => (start.includes('T') ? Math.floor(Date.parse(start) / 60_000) : start))

/** What a cell holds, alike in requests and answers. */
const Content = z
  .union([
    z.object({ number: z.number().nullable() }),
    z.object({ select: Named.nullable() }),
    z.object({ status: Named.nullable() }),
    z.object({
      multi_select: z.array(Named).transform((options) => options.map(({ name }) => name).toSorted()),
    }),
    z.object({ date: DateValue.nullable() }),
    z.object({ rich_text: z.array(Run).transform((runs) => runs.join('')) }),
  ])
  .transform((content) => JSON.stringify(content))

const Page = z.object({ properties: z.record(z.string(), z.unknown()) })

const WithId = z.looseObject({ id: z.string() })

/** Compares a page, as Notion answers it, with what a write was to change in it. */
export function whatLanded(page: unknown, database: BoundDatabase, { changes }: Write): Landed {
  const shown = new Map<string, string | undefined>()
  for (const cell of Object.values(Page.safeParse(page).data?.properties ?? {})) {
    const { data: known } = WithId.safeParse(cell)
    if (known) shown.set(known.id, Content.safeParse(cell).data)
  }
  const seen = new Set<'after' | 'before' | 'else'>()
  for (const { field, before, after } of changes) {
    const column = database.written.get(field)
    if (!column) continue
    const [old, fresh, now] = [
      contentOf(column, before),
      contentOf(column, after),
      shown.get(column.propertyId),
    ]
    if (old === fresh) continue
    seen.add(now === fresh ? 'after' : now === old ? 'before' : 'else')
  }
  if (seen.has('after')) return 'all'
  if (!seen.has('else')) return 'none'
  return seen.has('before') ? 'instead' : 'over'
}

/** @returns null for a value that no cell of the column can show */
function contentOf(column: Column, value: CellValue): string | null {
  try {
    return Content.parse(propertyValue(column, value))
  } catch {
    return null
  }
}
