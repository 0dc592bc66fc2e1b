import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Left } from './budget.ts'
import { byPromise } from './by-promise.ts'
import { likelyTables } from './likely-tables.ts'
import type { Obstacle } from './obstacle.ts'
import type { SeenTable } from './seen-table.ts'
import { tableIfShown } from './table-if-shown.ts'
import { quoted } from './words.ts'

/** Requests that are kept for rows. */
const FOR_ROWS = 7

/** From key results over their objectives to the initiatives of those. */
const STEPS = 2

/** Where nothing looks like OKRs, the relations of so many tables are followed. */
const MOST_UNLIKELY = 4

export interface FoundTables {
  readonly tables: readonly SeenTable[]
  /** Ids of those that look like OKRs. */
  readonly likely: ReadonlySet<string>
  /** true: a relation leads to what the connection is not shown. */
  readonly isHidden: boolean
  readonly obstacles: readonly Obstacle[]
}

/**
 * The tables that relations of what looks like OKRs lead to, wherever they stand.
 * @param shared what the search lists
 * @throws Failure
 */
export async function relatedTables(
  notion: Notion,
  start: readonly SeenTable[],
  { shared, left }: { readonly shared: ReadonlyMap<string, SeenTable>; readonly left: Left },
): Promise<FoundTables> {
  const tables = new Map(start.map((table) => [table.id, table]))
  const hidden = new Set<string>()
  const obstacles: Obstacle[] = []
  let likely = likelyTables(start)
  for (let step = 0; step < STEPS; step += 1) {
    const all = [...tables.values()]
    const from =
      likely.size > 0
        ? all.filter(({ id }) => likely.has(id))
        : byPromise(all, likely).slice(0, MOST_UNLIKELY)
    const before = tables.size
    for (const { title, properties } of from) {
      for (const { name, leadsTo } of properties) {
        if (leadsTo === null || tables.has(leadsTo) || hidden.has(leadsTo)) continue
        const listed = shared.get(leadsTo)
        if (!listed && (likely.size === 0 || left() <= FOR_ROWS)) continue
        const table = listed ?? (await unlessRefused(notion, leadsTo))
        if (table) tables.set(table.id, table)
        else {
          hidden.add(leadsTo)
          obstacles.push(notShown(title, name))
        }
      }
    }
    if (tables.size === before) break
    likely = likelyTables([...tables.values()])
  }
  return { tables: [...tables.values()], likely, isHidden: hidden.size > 0, obstacles }
}

async function unlessRefused(notion: Notion, id: string): Promise<SeenTable | null> {
  try {
    return await tableIfShown(notion, id)
  } catch (error) {
    if (error instanceof Failure && error.code === 'forbidden') return null
    throw error
  }
}

function notShown(title: string, property: string): Obstacle {
  const column = cleanText(property, 60)
  return {
    message: `${column} of ${quoted(title)} leads to a database that the connection is not shown, so those links read as empty.`,
    mend: `Open ${column} in Notion, go to the database it leads to, and share that with the connection: ••• > Connections. Then run the audit again.`,
  }
}
