import type { Instant } from '#src/core/model.ts'
import type { Bindings } from '#src/ports/bindings.ts'
import { Failure } from '#src/ports/failure.ts'
import type { KeptSource, RowStore } from '#src/ports/row-store.ts'
import type { Notion } from './connect-notion.ts'
import { findDataSource } from './find-data-source.ts'
import { isSameShape } from './fits-schema.ts'
import { rowOrNote, schemaOf, stampOf } from './kept-form.ts'
import { databaseIdIn } from './notion-id.ts'
import type { DataSource, Row } from './schemas.ts'
import { type ConfiguredDatabase, configuredDatabases, type NotionSettings } from './settings.ts'
import type { Mark, Note, Source } from './source.ts'

const DAY = 24 * 60 * 60 * 1000

/** So many schemas are asked for even where nothing has changed; with four databases each comes up in every other read. */
const SCHEMAS_EACH_TIME = 2

interface Kept extends KeptSource {
  readonly shape: DataSource
}

/** A data source as it was kept. */
export interface OpenedSource {
  readonly source: Source
  /** true: all of its rows are to be asked for. */
  readonly isDue: boolean
}

/**
 * Opens every configured data source: what is kept of it, with the schema as it is now where all rows are due and, of the
 * others, for those whose schema is the oldest.
 * @param whole true: all rows of all are due
 * @throws Failure
 */
export async function openSources(
  notion: Notion,
  { settings, bindings, store }: { settings: NotionSettings; bindings: Bindings; store: RowStore },
  { whole, now }: { whole: boolean; now: Instant },
): Promise<readonly OpenedSource[]> {
  const kept = new Map((await store.sources()).flatMap((each) => entryOf(each)))
  const known = await Promise.all(
    configuredDatabases(settings).map(async (configured) => {
      const id = (await bindings.dataSource(configured.reference)) ?? databaseIdIn(configured.reference)
      return { configured, kept: kept.get(id ?? '') }
    }),
  )
  const isFresh = (each: Kept | undefined) => each !== undefined && !whole && isOfLastDay(each.wholeAt, now)
  const oldest = [...new Set(known.flatMap((each) => each.kept ?? []))]
    .filter(isFresh)
    .sort((a, b) => (a.schemaAt < b.schemaAt ? -1 : 1))
    .slice(0, SCHEMAS_EACH_TIME)
  const found = await Promise.all(
    known.map(async ({ configured, kept: before }) => {
      if (before && isFresh(before) && !oldest.includes(before)) {
        return { configured, before, schema: before.shape, schemaAt: before.schemaAt }
      }
      const { setting, reference: text } = configured
      const schema = await findDataSource(notion, bindings, { setting, text })
      return { configured, before: before ?? kept.get(schema.id), schema, schemaAt: now }
    }),
  )
  const opened: OpenedSource[] = []
  for (const { configured, before, schema, schemaAt } of found) {
    if (isRepeated(opened, configured, schema.id)) continue
    const isDue = !before || !isFresh(before) || !isSameShape(before.shape, schema)
    const { rows, notes, marks } = await loadRows(store, schema.id, before !== undefined)
    opened.push({
      isDue,
      source: {
        configured,
        id: schema.id,
        schema,
        schemaAt,
        wholeAt: before?.wholeAt ?? '',
        readUntil: before?.readUntil ?? '',
        lookedAt: before?.readUntil ?? '',
        rows,
        notes,
        marks,
        seen: new Set(),
        edited: new Set(),
        completed: new Set(),
        wasWhole: false,
        isSchemaOld: false,
      },
    })
  }
  return opened
}

function entryOf(kept: KeptSource): [string, Kept][] {
  const shape = schemaOf(kept)
  return shape ? [[kept.dataSourceId, { ...kept, shape }]] : []
}

function isOfLastDay(moment: Instant, now: Instant): boolean {
  const age = Date.parse(now) - Date.parse(moment)
  return age >= 0 && age < DAY
}

/** @param isKnown false: the rows are of another form, and good for nothing but being replaced */
async function loadRows(store: RowStore, id: string, isKnown: boolean) {
  const rows = new Map<string, Row>()
  const notes = new Map<string, Note>()
  const marks = new Map<string, Mark>()
  for (const kept of await store.rows(id)) {
    if (!isKnown) {
      marks.set(kept.pageId, { hash: '', stamp: '' })
      continue
    }
    const each = rowOrNote(kept)
    if ('why' in each) notes.set(kept.pageId, each)
    else rows.set(kept.pageId, each)
    marks.set(kept.pageId, { hash: kept.hash, stamp: 'why' in each ? '' : stampOf(each) })
  }
  return { rows, notes, marks }
}

function isRepeated(opened: readonly OpenedSource[], configured: ConfiguredDatabase, id: string): boolean {
  const earlier = opened.find(({ source }) => source.id === id)?.source.configured
  if (!earlier) return false
  if (earlier.setting === configured.setting) return true
  throw new Failure({
    system: 'notion',
    code: 'invalid',
    message: `${earlier.setting} and ${configured.setting} both name the data source ${id}. Mend the one that is wrong.`,
  })
}
