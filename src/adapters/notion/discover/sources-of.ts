import { configuredDatabases, type NotionSettings } from '#src/adapters/notion/settings.ts'
import type { Source } from '#src/adapters/notion/source.ts'
import type { Instant } from '#src/core/model.ts'
import type { TableReader } from './table-reader.ts'

/** What was read, in the form from which a sync makes its snapshot. */
export function sourcesOf(
  settings: NotionSettings,
  readers: ReadonlyMap<string, TableReader>,
  now: Instant,
): readonly Source[] {
  const tables = Map.groupBy(configuredDatabases(settings), ({ reference }) => reference)
  return [...tables].flatMap(([id, [configured, ...others]]) => {
    const reader = readers.get(id)
    if (!reader || !configured) return []
    if (others.length === 0) return [sourceOf([configured], configured, reader, now)]
    const both = [configured, ...others].map((each) => ({ ...each, mixed: true }) as const)
    return [sourceOf(both, configured, reader, now)]
  })
}

function sourceOf(
  holds: Source['holds'],
  configured: Source['configured'],
  reader: TableReader,
  now: Instant,
): Source {
  const { table, rows, unreadable } = reader
  return {
    configured,
    holds,
    id: table.id,
    schema: table,
    schemaAt: now,
    wholeAt: now,
    readUntil: now,
    lookedAt: now,
    rows: new Map(rows),
    notes: new Map([...unreadable].map((id) => [id, { why: 'unreadable' }])),
    marks: new Map(),
    seen: new Set(rows.keys()),
    edited: new Set(),
    completed: new Set(),
    unread: new Set(),
    wasWhole: true,
    isSchemaOld: false,
  }
}
