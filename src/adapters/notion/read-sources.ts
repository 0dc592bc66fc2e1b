import type { DatabaseKind, Instant } from '#src/core/model.ts'
import type { Bindings } from '#src/ports/bindings.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { RowStore } from '#src/ports/row-store.ts'
import type { Notion } from './connect-notion.ts'
import { findDataSource } from './find-data-source.ts'
import { isSameShape } from './fits-schema.ts'
import { lookAt } from './look-at.ts'
import { type OpenedSource, openSources } from './open-sources.ts'
import { readWhole } from './read-whole.ts'
import type { NotionSettings } from './settings.ts'
import type { Source } from './source.ts'

const MINUTE = 60_000

/** An edit may show in a query a little later than it was made. */
const OVERLAP = 3 * MINUTE

export interface ReadingFrom {
  readonly settings: NotionSettings
  readonly bindings: Bindings
  readonly store: RowStore
  readonly clock: Clock
}

/**
 * Brings all data sources up to date from what is kept: of most only what was edited is asked for, of some every row.
 * @param whole true: every row of all
 * @throws Failure: a partial read is no read
 */
export async function readSources(
  notion: Notion,
  from: ReadingFrom,
  { whole }: { whole: boolean },
): Promise<readonly Source[]> {
  const now = from.clock.now()
  const opened = await openSources(notion, from, { whole, now })
  const sources = opened.map(({ source }) => source)
  const ours = idsOf(sources)
  let hasLost = false
  async function bringUp({ source, isDue }: OpenedSource, signal: AbortSignal): Promise<void> {
    const start = notionNow(notion, from.clock)
    if (!isDue) {
      const pages = await lookAt(notion, source, earlier(source.readUntil, OVERLAP), signal)
      if (pages > 1) await lookAt(notion, source, earlier(start, OVERLAP), signal)
      if (await isSameSchema(notion, from, source, now)) {
        source.readUntil = start
        source.lookedAt = start
        return
      }
    }
    const { legs, isLess } = await readWhole(notion, source, { now, ours, signal })
    hasLost ||= isLess
    const end = notionNow(notion, from.clock)
    // What was edited or made between one request and the next.
    if (legs > 1) await lookAt(notion, source, earlier(start, OVERLAP), signal)
    source.readUntil = legs > 1 ? end : start
    source.lookedAt = source.readUntil
  }
  await together(opened, bringUp)
  if (hasLost) {
    // Rows that had links to one that is gone lose them without being edited.
    const rest = opened.filter(({ source }) => !source.wasWhole)
    await together(rest, ({ source }, signal) => bringUp({ source, isDue: true }, signal))
  }
  followMoves(sources)
  return sources
}

/**
 * Looks at the data sources of some kinds once more. A stamp is floored to the minute, so that the minute of the last look
 * belongs to this one.
 * @throws Failure
 */
export async function lookAgain(
  notion: Notion,
  from: ReadingFrom,
  sources: readonly Source[],
  kinds: ReadonlySet<DatabaseKind>,
): Promise<void> {
  const now = from.clock.now()
  const ours = idsOf(sources)
  const wanted = sources.filter(({ holds }) => holds.some(({ kind }) => kinds.has(kind)))
  await together(wanted, async (source, signal) => {
    const start = notionNow(notion, from.clock)
    await lookAt(notion, source, `${source.lookedAt.slice(0, 16)}:00.000Z`, signal)
    const isSame = await isSameSchema(notion, from, source, now)
    if (!isSame) await readWhole(notion, source, { now, ours, signal })
    source.lookedAt = start
  })
  followMoves(sources)
}

/** Of two data sources that show a row it is in the one in which it is new, else in the one that has just shown it. */
function followMoves(sources: readonly Source[]): void {
  for (const source of sources) {
    for (const id of source.seen) {
      for (const other of sources) {
        if (other === source || !source.rows.has(id) || !other.rows.has(id)) continue
        const isOld = source.marks.has(id) && !other.marks.has(id)
        const left = isOld ? source : other
        left.rows.delete(id)
      }
    }
  }
}

function idsOf(sources: readonly Source[]): ReadonlySet<string> {
  return new Set(sources.map(({ id }) => id))
}

/** Runs a task for each; where one fails the others end before their next request. */
async function together<T>(list: readonly T[], task: (each: T, signal: AbortSignal) => Promise<void>) {
  const stop = new AbortController()
  try {
    await Promise.all(list.map((each) => task(each, stop.signal)))
  } catch (error) {
    stop.abort()
    throw error
  }
}

/**
 * Reads the schema again where a row does not fit it.
 * @returns false where rows that nobody has edited may read otherwise now
 */
async function isSameSchema(
  notion: Notion,
  { bindings }: ReadingFrom,
  source: Source,
  now: Instant,
): Promise<boolean> {
  if (!source.isSchemaOld || source.schemaAt === now) return true
  const { setting, reference: text } = source.configured
  const before = source.schema
  source.schema = await findDataSource(notion, bindings, { setting, text })
  source.schemaAt = now
  source.isSchemaOld = false
  return isSameShape(before, source.schema)
}

/** Notion's clock, or a time that it has surely passed. */
function notionNow(notion: Notion, clock: Clock): Instant {
  return notion.serverNow() ?? earlier(clock.now(), 5 * MINUTE)
}

function earlier(moment: Instant, ms: number): Instant {
  return new Date(Date.parse(moment) - ms).toISOString()
}
