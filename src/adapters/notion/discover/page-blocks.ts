import * as z from 'zod'
import { askIfShown } from '#src/adapters/notion/ask-if-shown.ts'
import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { Leg } from '#src/adapters/notion/schemas.ts'

const Titled = z.object({ title: z.string() }).optional().catch(undefined)

const PageBlock = z
  .object({
    id: z.string(),
    type: z.string(),
    has_children: z.boolean().catch(false),
    in_trash: z.boolean().catch(false),
    child_database: Titled,
    child_page: Titled,
    synced_block: z
      .object({ synced_from: z.object({ block_id: z.string() }) })
      .optional()
      .catch(undefined),
  })
  .transform(({ child_database, child_page, synced_block, has_children, ...block }) => ({
    ...block,
    hasChildren: has_children,
    title: (child_database ?? child_page)?.title ?? '',
    /** Where what it holds is listed: a copy of a synced block holds what the original does. */
    holder: synced_block?.synced_from.block_id ?? block.id,
  }))

/** A block, as far as it is a database or a page, or may hold one. */
export type PageBlock = z.infer<typeof PageBlock>

/**
 * The blocks that stand in a page or block.
 * @param mostRequests of 100 blocks each
 * @returns null: it is not shown; isWhole false: there are more
 * @throws Failure
 */
export async function pageBlocks(
  notion: Notion,
  id: string,
  mostRequests: number,
): Promise<{ readonly blocks: readonly PageBlock[]; readonly isWhole: boolean } | null> {
  const blocks: PageBlock[] = []
  let cursor: string | null | undefined = null
  for (let requests = 0; requests < mostRequests; requests += 1) {
    const start: { start_cursor?: string } = cursor ? { start_cursor: cursor } : {}
    const leg: Leg | null = await askIfShown(notion, `list what is on the page ${id}`, Leg, (client) =>
      client.blocks.children.list({ block_id: id, page_size: 100, ...start }),
    )
    if (leg === null) return null
    blocks.push(...leg.results.flatMap((item) => PageBlock.safeParse(item).data ?? []))
    cursor = leg.next_cursor
    if (!leg.has_more || !cursor) return { blocks: blocks.filter((block) => !block.in_trash), isWhole: true }
  }
  return { blocks: blocks.filter((block) => !block.in_trash), isWhole: false }
}
