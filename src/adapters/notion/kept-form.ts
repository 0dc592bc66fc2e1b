import { sha256 } from '#src/adapters/support/sha256.ts'
import type { KeptRow, KeptSource } from '#src/ports/row-store.ts'
import { shared } from './cells.ts'
import { rowHash } from './row-hash.ts'
import type { DataSource, Row } from './schemas.ts'
import type { Mark, Note, Source } from './source.ts'

/** Counts up whenever rows or schemas are kept in another form, or read otherwise: then everything is read anew. */
const FORM = 1

interface KeptSchema {
  readonly form: number
  readonly schema: DataSource
}

interface KeptData extends Omit<Row, 'id' | 'cells'> {
  readonly cells: readonly (readonly [string, ReturnType<typeof shared>])[]
}

export function keptSource({ id, readUntil, wholeAt, schemaAt, schema }: Source): KeptSource {
  const kept: KeptSchema = { form: FORM, schema }
  return { dataSourceId: id, readUntil, wholeAt, schemaAt, schema: JSON.stringify(kept) }
}

/** @returns null where it was kept in another form */
export function schemaOf({ schema }: KeptSource): DataSource | null {
  const kept: KeptSchema = JSON.parse(schema)
  return kept.form === FORM ? kept.schema : null
}

export function keptRow(dataSourceId: string, row: Row, { hash }: Mark): KeptRow {
  const { id: pageId, cells, ...rest } = row
  const data: KeptData = { ...rest, cells: [...cells] }
  return { dataSourceId, pageId, hash, data: JSON.stringify(data) }
}

export function keptNote(dataSourceId: string, pageId: string, note: Note, { hash }: Mark): KeptRow {
  return { dataSourceId, pageId, hash, data: JSON.stringify(note) }
}

export function rowOrNote({ pageId, data }: KeptRow): Row | Note {
  const kept: KeptData | Note = JSON.parse(data)
  if ('why' in kept) return kept
  const cells = new Map(kept.cells.map(([id, cell]) => [id, shared(cell)]))
  return { id: pageId, url: kept.url, createdAt: kept.createdAt, lastEdited: kept.lastEdited, cells }
}

export async function markOf(row: Row): Promise<Mark> {
  return { hash: await rowHash(row), stamp: stampOf(row) }
}

export function stampOf({ lastEdited, url }: Row): string {
  return `${lastEdited} ${url}`
}

export async function markOfNote(note: Note): Promise<Mark> {
  return { hash: await sha256(JSON.stringify(note)), stamp: '' }
}
