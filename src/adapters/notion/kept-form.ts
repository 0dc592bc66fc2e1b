import { sha256 } from '#src/adapters/support/sha256.ts'
import type { KeptRow, KeptSource } from '#src/ports/row-store.ts'
import { BLANKS, type Cell, shared } from './cells.ts'
import { rowCells } from './row-cells.ts'
import { rowHash } from './row-hash.ts'
import type { DataSource, Row } from './schemas.ts'
import type { Mark, Note, Source } from './source.ts'

/** Counts up whenever rows or schemas are kept in another form, or read otherwise: then everything is read anew. */
const FORM = 3

interface KeptSchema {
  readonly form: number
  readonly schema: DataSource
}

interface KeptData extends Omit<Row, 'id' | 'cells'> {
  /** A cell that holds nothing is its place among the blank ones: most are such. */
  readonly cells: readonly (readonly [propertyId: string, Cell | number])[]
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

/** The text is made when it is asked for: all rows' at once take much room. */
export function keptRow(dataSourceId: string, row: Row, { hash }: Mark): KeptRow {
  const { id: pageId, cells, ...rest } = row
  return {
    dataSourceId,
    pageId,
    hash,
    get data() {
      const data: KeptData = {
        ...rest,
        cells: [...cells].map(([id, cell]) => [id, placeOf.get(cell) ?? cell]),
      }
      return JSON.stringify(data)
    },
  }
}

const placeOf: ReadonlyMap<Cell, number> = new Map(BLANKS.map((cell, place) => [cell, place]))

export function keptNote(dataSourceId: string, pageId: string, note: Note, { hash }: Mark): KeptRow {
  return { dataSourceId, pageId, hash, data: JSON.stringify(note) }
}

export function rowOrNote({ pageId, data }: KeptRow): Row | Note {
  const kept: KeptData | Note = JSON.parse(data)
  if ('why' in kept) return kept
  const { url, createdAt, lastEdited } = kept
  return { id: pageId, url, createdAt, lastEdited, cells: rowCells(cellsIn(kept)) }
}

function* cellsIn({ cells }: KeptData): Generator<[string, Cell]> {
  for (const [id, cell] of cells) {
    const whole = typeof cell === 'number' ? BLANKS[cell] : shared(cell)
    if (whole) yield [id, whole]
  }
}

export async function markOf({ unread }: Pick<Source, 'unread'>, row: Row): Promise<Mark> {
  return { hash: await rowHash(row, unread), stamp: stampOf(row) }
}

export function stampOf({ lastEdited, url }: Row): string {
  return `${lastEdited} ${url}`
}

export async function markOfNote(note: Note): Promise<Mark> {
  return { hash: await sha256(JSON.stringify(note)), stamp: '' }
}
