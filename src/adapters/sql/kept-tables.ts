import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EventKind, Stream, WorkEvent } from '#src/core/delivery/events.ts'
import { instant, workspace } from './columns.ts'

/** What was read from the systems where the work happens; it can be read again from there. */
export const workEvents = sqliteTable(
  'work_events',
  {
    workspace: workspace(),
    stream: text('stream').$type<Stream>().notNull(),
    kind: text('kind').$type<EventKind>().notNull(),
    id: text('id').notNull(),
    changedAt: instant('changed_at').notNull(),
    /** The event whole, with the columns before. */
    data: text('data', { mode: 'json' }).$type<WorkEvent>().notNull(),
  },
  (event) => [
    primaryKey({ columns: [event.workspace, event.stream, event.kind, event.id] }),
    index('work_events_by_change').on(event.workspace, event.stream, event.changedAt),
  ],
)

export const workCursors = sqliteTable(
  'work_cursors',
  {
    workspace: workspace(),
    stream: text('stream').$type<Stream>().notNull(),
    kind: text('kind').$type<EventKind>().notNull(),
    readUntil: instant('read_until'),
    startedAt: instant('started_at'),
    page: text('page'),
    tag: text('tag'),
  },
  (cursor) => [primaryKey({ columns: [cursor.workspace, cursor.stream, cursor.kind] })],
)

/** The last read of Notion; it can be read again from there. */
export const notionSources = sqliteTable(
  'notion_sources',
  {
    workspace: workspace(),
    dataSourceId: text('data_source_id').notNull(),
    readUntil: instant('read_until').notNull(),
    wholeAt: instant('whole_at').notNull(),
    schemaAt: instant('schema_at').notNull(),
    schema: text('schema').notNull(),
  },
  (source) => [primaryKey({ columns: [source.workspace, source.dataSourceId] })],
)

export const notionRows = sqliteTable(
  'notion_rows',
  {
    workspace: workspace(),
    dataSourceId: text('data_source_id').notNull(),
    pageId: text('page_id').notNull(),
    hash: text('hash').notNull(),
    data: text('data').notNull(),
  },
  (row) => [primaryKey({ columns: [row.workspace, row.dataSourceId, row.pageId] })],
)

/** Who may run: one row at most. */
export const leases = sqliteTable(
  'leases',
  {
    workspace: workspace(),
    holder: text('holder').notNull(),
    until: instant('until').notNull(),
  },
  (lease) => [primaryKey({ columns: [lease.workspace] })],
)

/** Which sections a run was given, in their order. */
export const runInputs = sqliteTable(
  'run_inputs',
  {
    workspace: workspace(),
    runId: text('run_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    hash: text('hash').notNull(),
  },
  (section) => [
    primaryKey({ columns: [section.workspace, section.runId, section.position] }),
    index('run_inputs_by_hash').on(section.workspace, section.hash),
  ],
)

/** The sections by the SHA-256 of their text, compressed, in parts that D1 takes. */
export const inputParts = sqliteTable(
  'input_parts',
  {
    workspace: workspace(),
    hash: text('hash').notNull(),
    part: integer('part').notNull(),
    data: blob('data', { mode: 'buffer' }).$type<Uint8Array>().notNull(),
  },
  (part) => [primaryKey({ columns: [part.workspace, part.hash, part.part] })],
)
