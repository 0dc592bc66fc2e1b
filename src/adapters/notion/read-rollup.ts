import * as z from 'zod'
import { type Cell, cellFrom, resultFrom, together } from './cells.ts'
import type { Notion } from './connect-notion.ts'
import { listAll } from './list-all.ts'
import type { Asking } from './to-failure.ts'

const Item = z.record(z.string(), z.unknown())
const Listed = z.object({ property_item: z.object({ rollup: z.looseObject({ type: z.string() }) }) })

/**
 * Reads a rollup over all of its rows, which Notion reckons while they are walked through: one request per 100 rows.
 * @throws Failure
 */
export async function readRollup(
  notion: Notion,
  asking: Asking,
  pageId: string,
  propertyId: string,
): Promise<Cell> {
  let result: unknown = { type: 'incomplete' }
  const items = await listAll(notion, asking, async (client, paging) => {
    const leg = await client.pages.properties.retrieve({
      page_id: pageId,
      property_id: propertyId,
      ...paging,
    })
    // Each leg brings what has been reckoned so far; the last one brings it whole.
    result = Listed.safeParse(leg).data?.property_item.rollup ?? result
    return leg
  })
  const isList = z.object({ type: z.literal('array') }).safeParse(result).success
  return isList
    ? together(items.map((item) => cellFrom(Item.safeParse(item).data ?? {})))
    : resultFrom(result)
}
