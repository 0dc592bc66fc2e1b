import type { Instant } from '#src/core/model.ts'
import { newId } from './ids.ts'
import type { Page } from './page.ts'
import type { Property } from './property.ts'
import type { RichText } from './rich-text.ts'

/** A member, guest or bot of the workspace. */
export interface User {
  readonly id: string
  readonly kind: 'person' | 'bot'
  name: string
  /** null: Notion knows no address, as for bots. */
  email: string | null
  /** Guests are found by id but not listed. */
  readonly guest: boolean
}

/** What one token may do. */
export interface Connection {
  readonly botId: string
  /** Pages and databases shared by hand; what lies beneath them is shared with them. */
  readonly roots: Set<string>
  /** The capability to read addresses. */
  readsEmail: boolean
  /** The capability to read comments. */
  readsComments: boolean
  /** The capability to update content; without it none is inserted either. */
  writes: boolean
  /** The capability to insert content. */
  inserts: boolean
}

/** What a page is built of besides databases and pages, as far as databases may stand in it. */
export interface Block {
  readonly id: string
  /** A page's id or another block's. */
  readonly parentId: string
  readonly type: 'paragraph' | 'toggle' | 'column_list' | 'column' | 'synced_block' | 'linked_database'
  /** What a paragraph, toggle or linked database says. */
  readonly text: string
  /** Of a copy of a synced block: the original's id. */
  readonly syncedFrom: string | null
  readonly createdAt: Instant
}

/** The container: it holds data sources and stands on a page. */
export interface Database {
  readonly id: string
  readonly parentPageId: string
  /** The block on that page in which it stands; null: on the page itself. */
  blockId: string | null
  title: RichText[]
  description: RichText[]
  isInline: boolean
  /** People have locked it: nobody changes it in the app without unlocking it. */
  isLocked: boolean
  trashed: boolean
  readonly dataSourceIds: string[]
  readonly createdAt: Instant
  editedAt: Instant
}

/** The table: schema and rows. */
export interface DataSource {
  readonly id: string
  readonly databaseId: string
  title: RichText[]
  /** Settable in Notion's own interface only. */
  description: RichText[]
  /** In the order in which they were added. */
  properties: Property[]
  readonly createdBy: string
  editedBy: string
  readonly createdAt: Instant
  editedAt: Instant
  /** The last number given by a unique_id property. */
  lastUniqueId: number
}

/** Rows as queries see them until a moment: an index that lags behind what was written. */
export interface Lag {
  readonly pages: Map<string, Page>
  readonly until: Instant
}

/** A list that is being paged through. It keeps the order it began with. */
export interface Walk {
  /** Endpoint, filter and sorts: a cursor is good for nothing else. */
  readonly of: string
  readonly keys: readonly string[]
  readonly offset: number
  /** The list was longer than a walk may be. */
  readonly cut: boolean
}

/** Everything the workspace holds. Plain, mutable, keyed by dashed id (connections by token, walks by cursor). */
export interface NotionState {
  readonly workspaceId: string
  readonly users: Map<string, User>
  readonly connections: Map<string, Connection>
  readonly pages: Map<string, Page>
  readonly databases: Map<string, Database>
  readonly blocks: Map<string, Block>
  readonly dataSources: Map<string, DataSource>
  readonly walks: Map<string, Walk>
  /** null: queries are up to date. */
  lag: Lag | null
  /** How many ids were made: the same steps give the same ids. */
  made: number
  /** The same for cursors and orders of rows, apart: reading changes no ids. */
  readonly reads: { made: number }
}

/** An empty workspace with one connection, that of `token`. */
export function createState(token: string): NotionState {
  const counter = { made: 0 }
  const bot: User = { id: newId(counter), kind: 'bot', name: 'okr-sync', email: null, guest: false }
  return {
    workspaceId: newId(counter),
    users: new Map([[bot.id, bot]]),
    connections: new Map([
      [
        token,
        {
          botId: bot.id,
          roots: new Set(),
          readsEmail: true,
          readsComments: true,
          writes: true,
          inserts: true,
        },
      ],
    ]),
    pages: new Map(),
    databases: new Map(),
    blocks: new Map(),
    dataSources: new Map(),
    walks: new Map(),
    lag: null,
    made: counter.made,
    reads: { made: 0 },
  }
}
