import type { Write } from '#src/core/model.ts'
import type { Bindings } from '#src/ports/bindings.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'
import type { Okrs } from '#src/ports/okrs.ts'
import { connectNotion, type Fetch } from './connect-notion.ts'
import { requireKnownPaths } from './property-settings.ts'
import { type Reading, readSnapshot } from './read-snapshot.ts'
import { rememberBeforeWrite } from './remember-before-write.ts'
import type { NotionSettings } from './settings.ts'
import { writePage } from './write-page.ts'

/**
 * A company's OKRs in Notion.
 * A read costs one request for the schema of each database, one per 100 rows, one per relation that a row cuts off and one
 * per person not looked up in the last 7 days; a write costs one. Where a database is given by its database's id or link,
 * the first read ever asks twice more. A write before any read reads first. What a read learns about columns is kept once
 * something is written.
 * @throws Failure invalid from both when NOTION_PROPERTIES names what is no field
 */
export function createNotionOkrs({
  settings,
  clock,
  log,
  bindings,
  fetch,
}: {
  settings: NotionSettings
  clock: Clock
  log: Log
  bindings: Bindings
  fetch?: Fetch
}): Okrs {
  const notion = connectNotion({ connection: settings, clock, log, ...(fetch ? { fetch } : {}) })
  let last: (Reading & { remember: ReturnType<typeof rememberBeforeWrite> }) | null = null

  async function readAll() {
    requireKnownPaths(settings.properties)
    const reading = await readSnapshot(notion, { settings, bindings, clock })
    last = { ...reading, remember: rememberBeforeWrite(bindings, reading.learned) }
    return last
  }

  return {
    read: async () => (await readAll()).snapshot,
    async write(write: Write) {
      const { pages, remember } = last ?? (await readAll())
      const database = pages.get(write.pageId)
      if (!database) {
        throw new Failure({
          system: 'notion',
          code: 'not_found',
          message: `The page ${write.pageId} was not among the rows read, so it is not written. Run okr-sync sync again.`,
        })
      }
      await remember(write, database)
      return writePage(notion, database, write)
    },
    requests: notion.requests,
  }
}
