import { databaseIfShown } from '#src/adapters/notion/ask-if-shown.ts'
import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import type { Left } from './budget.ts'
import { likelyTables } from './likely-tables.ts'
import { type PageBlock, pageBlocks } from './page-blocks.ts'
import type { SeenTable } from './seen-table.ts'
import { tableIfShown } from './table-if-shown.ts'

/** Requests that are kept for rows: what is found is of no use unread. */
const FOR_ROWS = 8

/** Legs of 100 blocks of the page itself. */
const LEGS_OF_PAGE = 3

/** How many pages below the one that was named. */
const DEEPEST = 2

/** What holds other blocks as its purpose, and is looked into before what holds some by chance. */
const CONTAINERS = /^(column_list|column|synced_block|toggle|tab|callout|heading_\d)$/

interface Place {
  readonly id: string
  readonly depth: number
  /** 0: blocks made to hold others; 1: pages; 2: text with something under it. */
  readonly rank: number
}

/** What a page holds. */
export interface Walked {
  readonly tables: readonly SeenTable[]
  /** Titles of databases that were not looked at, since requests ran out, or that are not shown. */
  readonly unread: readonly string[]
  /** true: pages or blocks were not looked into, since requests ran out. */
  readonly isCut: boolean
}

/**
 * Finds the databases on a page, in its columns, toggles and synced blocks, and on the pages below. Where the search lists the
 * schema, no request is spent on it.
 * @param shared what the search lists
 * @returns null: the page is not shown
 * @throws Failure
 */
export async function walkPage(
  notion: Notion,
  pageId: string,
  { shared, left }: { readonly shared: ReadonlyMap<string, SeenTable>; readonly left: Left },
): Promise<Walked | null> {
  const likely = likelyTables([...shared.values()])
  const tables = new Map<string, SeenTable>()
  const asked = new Set<string>()
  const unlisted: PageBlock[] = []
  const queue: Place[] = []
  const mayAsk = () => left() > FOR_ROWS
  // Elsewhere there may be others, but none that looks like OKRs.
  const isEnough = () => tables.size > 0 && likely.size > 0 && [...likely].every((id) => tables.has(id))

  const page = await pageBlocks(notion, pageId, LEGS_OF_PAGE)
  if (page === null) return null
  let isCut = !page.isWhole
  asked.add(pageId)
  take(page.blocks, 0)
  for (;;) {
    queue.sort((a, b) => a.rank - b.rank || a.depth - b.depth)
    const next = queue.shift()
    if (!next || (next.rank > 0 && isEnough())) break
    if (asked.has(next.id)) continue
    if (!mayAsk()) {
      isCut = true
      break
    }
    asked.add(next.id)
    const found = await pageBlocks(notion, next.id, 1)
    if (found) take(found.blocks, next.depth)
    if (found?.isWhole === false) isCut = true
  }
  const unread = await resolve()
  return { tables: [...tables.values()], unread, isCut }

  function take(blocks: readonly PageBlock[], depth: number): void {
    for (const block of blocks) {
      if (block.type === 'child_database') {
        const ofIt = [...shared.values()].filter(({ parent }) => parent?.database_id === block.id)
        for (const table of ofIt) tables.set(table.id, table)
        if (ofIt.length === 0) unlisted.push(block)
      } else if (block.type === 'child_page') {
        for (const table of shared.values()) {
          if (depth < DEEPEST && table.database_parent?.page_id === block.id) tables.set(table.id, table)
        }
        if (depth < DEEPEST) queue.push({ id: block.id, depth: depth + 1, rank: 1 })
      } else if (block.hasChildren && block.type !== 'table') {
        queue.push({ id: block.holder, depth, rank: CONTAINERS.test(block.type) ? 0 : 2 })
      }
    }
  }

  /** Databases that the search does not list, and views of databases that stand elsewhere. */
  async function resolve(): Promise<string[]> {
    if (unlisted.length === 0) return []
    const first = likelyTables(unlisted.map(({ id, title }) => ({ id, title, properties: [] })))
    const inOrder = [...unlisted].sort((a, b) => Number(first.has(b.id)) - Number(first.has(a.id)))
    const unread: string[] = []
    for (const { id, title } of inOrder) {
      const database = mayAsk() ? await databaseIfShown(notion, id) : null
      const sources = database?.data_sources ?? []
      for (const source of sources) {
        const table = shared.get(source.id) ?? (mayAsk() ? await tableIfShown(notion, source.id) : null)
        if (table) tables.set(table.id, table)
        else unread.push(source.name || title)
      }
      if (sources.length > 0) continue
      // Of a view Notion tells no more than the title.
      const alike = [...shared.values()].filter((table) => title !== '' && sameTitle(table.title, title))
      for (const table of alike) tables.set(table.id, table)
      if (alike.length === 0) unread.push(title)
    }
    return unread
  }
}

function sameTitle(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
