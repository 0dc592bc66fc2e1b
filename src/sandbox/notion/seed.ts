import type { Instant } from '#src/core/model.ts'
import { propertiesOf, setCell } from './cells.ts'
import { newId } from './ids.ts'
import type { Page } from './page.ts'
import { richText } from './rich-text.ts'
import { type SeedValues, seedValue } from './seed-value.ts'
import type { Block, NotionState } from './state.ts'
import { numberRow } from './unique-id.ts'

export type { SeedValues } from './seed-value.ts'

export interface RowOptions {
  readonly createdAt?: Instant
  readonly lastEdited: Instant
  /** A user's id; without one, the connection's bot. */
  readonly editedBy?: string
}

/** Adds a person or another connection's bot, and answers the id. */
export function addUser(
  state: NotionState,
  user: { name: string; email?: string | null; kind?: 'person' | 'bot'; guest?: boolean },
): string {
  const id = newId(state)
  const { name, email = null, kind = 'person', guest = false } = user
  state.users.set(id, { id, kind, name, email, guest })
  return id
}

/** Adds a page at the top of the workspace, shares it with every connection, and answers its id. */
export function addRootPage(state: NotionState, title: string, at: Instant): string {
  const page = newPage(state, { type: 'workspace' }, { lastEdited: at })
  page.values.set('title', { type: 'title', title: richText(title) })
  for (const connection of state.connections.values()) connection.roots.add(page.id)
  return page.id
}

/**
 * Adds a row as if someone had typed it in, and answers its id.
 * @throws Error for a property that does not exist or a value that does not fit: a seed is wrong, nothing else.
 */
export function addPage(
  state: NotionState,
  dataSourceId: string,
  values: SeedValues,
  options: RowOptions,
): string {
  if (!state.dataSources.has(dataSourceId)) throw new Error(`no data source ${dataSourceId}`)
  const page = newPage(state, { type: 'data_source_id', id: dataSourceId }, options)
  numberRow(state, page)
  fill(state, page, values)
  return page.id
}

/** Adds a page of text under another, and answers its id. */
export function addChildPage(state: NotionState, parentId: string, title: string, at: Instant): string {
  const page = newPage(state, { type: 'page_id', id: parentId }, { lastEdited: at })
  page.values.set('title', { type: 'title', title: richText(title) })
  return page.id
}

/** Adds a block at the end of a page or of another block, and answers its id. */
export function addBlock(
  state: NotionState,
  parentId: string,
  block: { type: Block['type']; text?: string; syncedFrom?: string; at: Instant },
): string {
  const { type, text = '', syncedFrom = null, at } = block
  const id = newId(state)
  state.blocks.set(id, { id, parentId, type, text, syncedFrom, createdAt: at })
  return id
}

/** Drags the database of a data source into a block on its page. */
export function moveIntoBlock(state: NotionState, dataSourceId: string, blockId: string): void {
  const database = state.databases.get(state.dataSources.get(dataSourceId)?.databaseId ?? '')
  if (!database || !state.blocks.has(blockId)) throw new Error(`no database or block for ${dataSourceId}`)
  database.blockId = blockId
}

/** Changes a row as if someone had typed over it. */
export function editPage(
  state: NotionState,
  pageId: string,
  values: SeedValues,
  options: Pick<RowOptions, 'lastEdited' | 'editedBy'>,
): void {
  const page = state.pages.get(pageId)
  if (!page) throw new Error(`no page ${pageId}`)
  fill(state, page, values)
  page.editedAt = options.lastEdited
  page.editedBy = options.editedBy ?? botOf(state)
}

function newPage(state: NotionState, parent: Page['parent'], options: RowOptions): Page {
  const by = options.editedBy ?? botOf(state)
  const page: Page = {
    id: newId(state),
    parent,
    values: new Map(),
    createdBy: by,
    createdAt: options.createdAt ?? options.lastEdited,
    editedBy: by,
    editedAt: options.lastEdited,
    archived: false,
    trashed: false,
  }
  state.pages.set(page.id, page)
  return page
}

function fill(state: NotionState, page: Page, values: SeedValues): void {
  const properties = propertiesOf(state, page)
  for (const [name, value] of Object.entries(values)) {
    const property = properties.find((each) => each.name === name)
    if (!property) throw new Error(`no property "${name}"`)
    setCell(state, page, property, seedValue(state, property, value))
  }
}

function botOf(state: NotionState): string {
  const [connection] = state.connections.values()
  return connection?.botId ?? ''
}
