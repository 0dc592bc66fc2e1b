import type { DatabaseKind } from '#src/core/model.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'
import { addColumns, addRelations } from './add-columns.ts'
import { addFormulas } from './add-formulas.ts'
import { connectNotion } from './connect-notion.ts'
import { createDatabase } from './create-database.ts'
import { findDatabases } from './find-databases.ts'
import { pageIdIn } from './notion-id.ts'
import type { DataSource } from './schemas.ts'
import type { NotionConnection } from './settings.ts'
import type { Fetch } from './timed-fetch.ts'
import { databaseKinds, databaseNames, type Workspace } from './workspace.ts'

/** What `init` leaves behind. */
export interface InitResult {
  /** The settings to use: data source ids. */
  readonly settings: {
    readonly NOTION_OBJECTIVES: string
    readonly NOTION_KEY_RESULTS: string
    readonly NOTION_INITIATIVES: string
    readonly NOTION_DECISIONS: string
  }
  /** Databases, and properties of databases that were there, as `Key results: Gap`. */
  readonly created: readonly string[]
  /** Databases that were there. */
  readonly found: readonly string[]
}

/**
 * Creates the four databases under a page of Notion's, with relations both ways and the formulas that move with the clock.
 * What it made before is found, also under another name, and only what is missing of it is created.
 * @param page the page's id or link; it must be shared with the connection
 * @throws Failure when the page cannot be reached, or holds a database of such a name that is not the service's
 */
export async function initWorkspace({
  settings,
  page,
  clock,
  log,
  fetch,
}: {
  settings: NotionConnection
  page: string
  clock: Clock
  log: Log
  fetch?: Fetch
}): Promise<InitResult> {
  const pageId = pageIdIn(page)
  if (pageId === null) {
    throw new Failure({
      system: 'notion',
      code: 'invalid',
      message: `"${page}" holds no id of a Notion page. Copy the link of the page from Notion (••• > Copy link).`,
    })
  }
  const notion = connectNotion({ connection: settings, clock, log, ...(fetch ? { fetch } : {}) })
  const there = await findDatabases(notion, pageId)
  const schema = async (kind: DatabaseKind): Promise<DataSource> =>
    there.get(kind) ?? (await createDatabase(notion, pageId, kind))
  const workspace: Workspace = {
    notion,
    schemas: {
      objectives: await schema('objectives'),
      keyResults: await schema('keyResults'),
      initiatives: await schema('initiatives'),
      decisions: await schema('decisions'),
    },
    added: [],
  }
  await addColumns(workspace)
  await addRelations(workspace)
  await addFormulas(workspace)

  const names = (kinds: readonly DatabaseKind[]) => kinds.map((kind) => databaseNames[kind])
  const { schemas, added } = workspace
  return {
    settings: {
      NOTION_OBJECTIVES: schemas.objectives.id,
      NOTION_KEY_RESULTS: schemas.keyResults.id,
      NOTION_INITIATIVES: schemas.initiatives.id,
      NOTION_DECISIONS: schemas.decisions.id,
    },
    created: [
      ...names(databaseKinds.filter((kind) => !there.has(kind))),
      ...added
        .filter(({ kind }) => there.has(kind))
        .map(({ kind, name }) => `${databaseNames[kind]}: ${name}`),
    ],
    found: names(databaseKinds.filter((kind) => there.has(kind))),
  }
}
