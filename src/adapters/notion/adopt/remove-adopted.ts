import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { adoptedField } from '#src/adapters/notion/mark.ts'
import type { DataSource } from '#src/adapters/notion/schemas.ts'
import { changeDataSource, readDataSource } from '#src/adapters/notion/workspace.ts'
import type { DatabaseToLeave, RemovedColumn } from '#src/ports/adoption.ts'
import { Failure } from '#src/ports/failure.ts'

/**
 * Takes the columns of a plan away that are still there and still bear the mark, all in one request, by their ids.
 * @param before called before anything is changed
 * @returns what was taken away
 * @throws Failure
 */
export async function removeAdopted(
  notion: Notion,
  plan: DatabaseToLeave,
  before: () => Promise<void>,
): Promise<readonly RemovedColumn[]> {
  const isThere = ({ properties }: DataSource, { propertyId, field }: RemovedColumn) =>
    properties.some(({ id, description }) => id === propertyId && adoptedField(description) === field)
  const schema = await readDataSource(notion, plan.dataSourceId)
  const removed = plan.removes.filter((column) => isThere(schema, column))
  if (removed.length === 0) return removed
  await before()
  const properties = Object.fromEntries(removed.map(({ propertyId }) => [propertyId, null]))
  await changeDataSource(notion, plan.dataSourceId, `take columns of ${plan.title} away`, properties, {
    again: 'okr-sync init --remove',
    async look() {
      const now = await readDataSource(notion, plan.dataSourceId)
      return removed.some((column) => isThere(now, column)) ? null : now
    },
  })
  const now = await readDataSource(notion, plan.dataSourceId)
  const left = removed.filter((column) => isThere(now, column))
  if (left.length === 0) return removed
  throw new Failure({
    system: 'notion',
    code: 'not_understood',
    message: `Notion took the request and still shows ${left.map(({ name }) => name).join(', ')}. Run okr-sync init --remove again in a minute.`,
  })
}
