import * as z from 'zod'
import type { DataSource } from './schemas.ts'

const Option = z.object({ name: z.string() })

/** Of a row, what tells of its schema. */
const Shown = z.object({
  properties: z.record(
    z.string(),
    z.object({
      id: z.string(),
      type: z.string(),
      select: Option.nullish().catch(null),
      status: Option.nullish().catch(null),
      multi_select: z.array(Option).catch([]),
    }),
  ),
})

/** Whether a row, as Notion answers it, has the schema's properties, by their names, and no option that is new. */
export function fitsSchema(result: unknown, { properties }: DataSource): boolean {
  const { data: shown } = Shown.safeParse(result)
  if (!shown) return true
  const cells = Object.entries(shown.properties)
  if (cells.length !== properties.length) return false
  return cells.every(([name, { id, type, select, status, multi_select }]) => {
    const property = properties.find((each) => each.id === id)
    const chosen = [select, status, ...multi_select].flatMap((option) => option?.name ?? [])
    return (
      property?.name === name &&
      property.type === type &&
      chosen.every((option) => property.options.includes(option))
    )
  })
}

/**
 * Whether rows that were read by one schema read the same by the other. A new property, another type, a rollup of something else, or an
 * option that is renamed changes rows that nobody has edited; a new option does not.
 */
export function isSameShape(was: DataSource, is: DataSource): boolean {
  return (
    was.properties.length === is.properties.length &&
    was.properties.every((before) => {
      const now = is.properties.find(({ id }) => id === before.id)
      return (
        now?.type === before.type &&
        now.leadsTo === before.leadsTo &&
        now.otherSide?.id === before.otherSide?.id &&
        now.rolls?.over === before.rolls?.over &&
        now.rolls?.function === before.rolls?.function &&
        JSON.stringify(now.reads) === JSON.stringify(before.reads) &&
        before.options.every((option) => now.options.includes(option))
      )
    })
  )
}
