import type { Instant } from '#src/core/model.ts'
import type { Binding, Bindings } from '#src/ports/bindings.ts'
import { Failure } from '#src/ports/failure.ts'
import type { KeptSource, RowStore } from '#src/ports/row-store.ts'
import type { Notion } from './connect-notion.ts'
import { findDataSource } from './find-data-source.ts'
import { isSameShape } from './fits-schema.ts'
import { rowOrNote, schemaOf, stampOf } from './kept-form.ts'
import { madeAs } from './mark.ts'
import { databaseIdIn } from './notion-id.ts'
import type { DataSource, Row } from './schemas.ts'
import { type ConfiguredDatabase, configuredDatabases, type NotionSettings } from './settings.ts'
import type { Mark, Note, Source } from './source.ts'
import { isMixed, twiceNamed } from './twice-named.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

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
    const earlier = opened.find(({ source }) => source.id === schema.id)?.source
    if (earlier) {
      if (earlier.holds.some(({ setting }) => setting === configured.setting)) continue
      const known = (await bindings.list()).filter(({ dataSourceId }) => dataSourceId === schema.id)
      earlier.holds = bothOf([earlier.configured, configured], schema, known, settings)
      continue
    }
    const isDue =
      !before || !isFresh(before) || !isSameShape(before.shape, schema) || isOverdue(before, schema, now)
    const { rows, notes, marks } = await loadRows(store, schema.id, before !== undefined)
    opened.push({
      isDue,
      source: {
        configured,
        holds: [configured],
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
        unread: new Set(),
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
  return isOfLast(DAY, moment, now)
}

/** What a rollup, or a formula over a relation, comes to changes with other rows, and its own row bears no new stamp for that. */
function isOverdue({ wholeAt }: Kept, { properties }: DataSource, now: Instant): boolean {
  // The formulas of `init` are for people to look at.
  const isMade = properties.some(({ type, description }) => type === 'title' && madeAs(description) !== null)
  const isComputed = properties.some(
    ({ rolls, reads }) => rolls !== undefined || (!isMade && reads !== undefined),
  )
  return isComputed && !isOfLast(HOUR, wholeAt, now)
}

function isOfLast(ms: number, moment: Instant, now: Instant): boolean {
  const age = Date.parse(now) - Date.parse(moment)
  return age >= 0 && age < ms
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

/** @throws Failure where the data source does not hold objectives and key results */
function bothOf(
  both: readonly [ConfiguredDatabase, ConfiguredDatabase],
  schema: DataSource,
  remembered: readonly Binding[],
  { properties }: NotionSettings,
): readonly ConfiguredDatabase[] {
  if (isMixed(both, schema, remembered, properties)) {
    return both.map((configured) => ({ ...configured, mixed: true }))
  }
  const { message, mend } = twiceNamed(both, schema)
  throw new Failure({ system: 'notion', code: 'invalid', message: `${message} ${mend}` })
}
