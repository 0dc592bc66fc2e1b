import * as z from 'zod'
import { askIfShown, databaseIfShown } from '#src/adapters/notion/ask-if-shown.ts'
import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { databaseIdIn } from '#src/adapters/notion/notion-id.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Left } from './budget.ts'
import { type FoundTables, relatedTables } from './related-tables.ts'
import type { SeenTable } from './seen-table.ts'
import { sharedTables } from './shared-tables.ts'
import { tableIfShown } from './table-if-shown.ts'
import { type Walked, walkPage } from './walk-page.ts'
import { cutShort } from './words.ts'

/** Where a page stands: in a data source it is a row. */
const Whereabouts = z.object({ parent: z.object({ data_source_id: z.string().optional() }) })

const NOTHING: Walked = { tables: [], unread: [], isCut: false }

interface Looking {
  readonly shared: ReadonlyMap<string, SeenTable>
  readonly left: Left
}

/**
 * Finds the tables that a link leads to: a database's or one of its data sources', those under a page, or the one that a page is
 * a row of; with them the tables that their relations lead to.
 * @throws Failure when the link holds no id, or nothing under it is shown
 */
export async function findTables(notion: Notion, link: string, left: Left): Promise<FoundTables> {
  const id = databaseIdIn(link)
  if (id === null) {
    throw new Failure({
      system: 'notion',
      code: 'invalid',
      quotes: true,
      message: `"${link.slice(0, 200)}" holds no id of a Notion page or database. Copy the link from Notion: open the page that your OKRs are on, ••• > Copy link.`,
    })
  }
  const looking = { shared: await sharedTables(notion), left }
  const { tables, unread, isCut } = await under(notion, id, looking)
  if (tables.length === 0) throw nothingUnder(id, unread)
  const related = await relatedTables(notion, tables, looking)
  return {
    ...related,
    obstacles: [...related.obstacles, ...(isCut || unread.length > 0 ? [cutShort(unread)] : [])],
  }
}

async function under(notion: Notion, id: string, looking: Looking): Promise<Walked> {
  const { shared, left } = looking
  const named = [...shared.values()].filter((table) => table.id === id || table.parent?.database_id === id)
  if (named.length > 0) return { ...NOTHING, tables: named }

  const walked = await walkPage(notion, id, looking)
  if (walked && (walked.tables.length > 0 || walked.unread.length > 0)) return walked
  if (walked) {
    const page = await askIfShown(notion, `look where the page ${id} is`, Whereabouts, (client) =>
      client.pages.retrieve({ page_id: id }),
    )
    const of = page?.parent.data_source_id
    const table = of === undefined ? null : (shared.get(of) ?? (await tableIfShown(notion, of)))
    if (table) return { ...NOTHING, tables: [table] }
  }
  // What the search does not list yet, since it was shared just now.
  const database = await databaseIfShown(notion, id)
  const ids = database ? database.data_sources.map((source) => source.id) : [id]
  const tables: SeenTable[] = []
  for (const each of ids) {
    const table = left() > 0 ? await tableIfShown(notion, each) : null
    if (table) tables.push(table)
  }
  if (tables.length === 0 && !walked) throw notShared(id)
  return { ...NOTHING, tables }
}

function notShared(id: string): Failure {
  return new Failure({
    system: 'notion',
    code: 'not_found',
    message: `Notion shows nothing under ${id} to the connection: it is not shared, or it is not there. Open the page in Notion, ••• > Connections, add the connection, and run the audit again.`,
  })
}

function nothingUnder(id: string, unread: readonly string[]): Failure {
  const why =
    unread.length === 0
      ? 'There is no database'
      : `None of the ${unread.length} databases that stand there is shown`
  return new Failure({
    system: 'notion',
    code: 'not_found',
    message: `${why} under the page ${id}, as far as the connection is shown. Give the link of the page or database that your OKRs are in, and share it with the connection: ••• > Connections. If you have none yet, okr-sync init makes them.`,
  })
}
