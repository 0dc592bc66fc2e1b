import type { DatabaseKind, Snapshot, Write } from '#src/core/model.ts'
import type { Bindings } from '#src/ports/bindings.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'
import type { Okrs } from '#src/ports/okrs.ts'
import type { RowStore } from '#src/ports/row-store.ts'
import { addDecision } from './add-decision.ts'
import { completeSources } from './complete-sources.ts'
import { connectNotion } from './connect-notion.ts'
import { isGone } from './is-gone.ts'
import { keepAdded } from './keep-added.ts'
import { keepWritten } from './keep-written.ts'
import { keptSource } from './kept-form.ts'
import { logFor } from './log-for.ts'
import { requireKnownPaths } from './property-settings.ts'
import { type Reading, readSnapshot } from './read-snapshot.ts'
import { lookAgain, readSources } from './read-sources.ts'
import { rememberBeforeWrite } from './remember-before-write.ts'
import type { NotionSettings } from './settings.ts'
import { settle } from './settle.ts'
import type { Source } from './source.ts'
import type { Fetch } from './timed-fetch.ts'
import { trashDecision } from './trash-decision.ts'
import { unreadResults } from './unread-results.ts'
import { writePage } from './write-page.ts'

const DAY = 24 * 60 * 60 * 1000

/** What the last read or refresh has left. */
interface State extends Reading {
  readonly sources: readonly Source[]
  readonly remember: ReturnType<typeof rememberBeforeWrite>
}

/**
 * A company's OKRs in Notion.
 * A read for which enough is kept costs two requests for the oldest schemas and one for each database, more per 100 rows that
 * were edited. A whole one costs two requests for each database (its schema, and what was edited meanwhile), one per 100 rows,
 * one per row that is missed, one for each database of cycles that Cycle leads to, one per cell that Notion cuts off and one per person not looked up in the last 7 days. A write costs
 * one, and one more where it is refused; a decision is added in one, and in up to five more where it is refused, and put into the trash in two. Where a database is given by its database's id or link, the first read ever asks twice more. A write before any read
 * reads first. What a read learns about columns is kept once something is written.
 * @throws Failure invalid from all when NOTION_PROPERTIES names what is no field
 */
export function createNotionOkrs({
  settings,
  clock,
  log,
  bindings,
  rows: store,
  ...connection
}: {
  settings: NotionSettings
  clock: Clock
  log: Log
  bindings: Bindings
  rows: RowStore
  fetch?: Fetch
  timeoutMs?: number
}): Okrs {
  const notion = connectNotion({ connection: settings, clock, log, ...connection })
  const from = { settings, bindings, store, clock }
  let state: State | null = null

  async function reckon(sources: readonly Source[], anyAge: boolean): Promise<State> {
    const reading = await readSnapshot(notion, from, sources, anyAge)
    for (const source of sources) source.unread = unreadResults(source, reading.bounds)
    return { ...reading, sources, remember: rememberBeforeWrite(bindings, reading.learned) }
  }

  async function read({ whole = false, keep = true } = {}): Promise<State> {
    requireKnownPaths(settings.properties)
    // Two companies at once would take twice the room.
    state = null
    const sources = await readSources(notion, from, { whole })
    const next = await reckon(
      sources,
      sources.every(({ wasWhole }) => !wasWhole),
    )
    const news = await Promise.all(sources.map(settle))
    if (keep) {
      if (next.followed.length > 0) await bindings.save(next.followed)
      await store.save({
        sources: sources.map(keptSource),
        rows: news.flatMap(({ rows }) => rows),
        gone: news.flatMap(({ gone }) => gone),
      })
    }
    state = next
    return next
  }

  async function hasNews({ sources, bounds }: State, kinds: ReadonlySet<DatabaseKind>): Promise<boolean> {
    const schemas = sources.map(({ schema }) => schema)
    await lookAgain(notion, from, sources, kinds)
    await completeSources(notion, sources, bounds)
    const news = await Promise.all(sources.map(settle))
    return (
      news.some(({ hasChanged }) => hasChanged) ||
      sources.some(({ schema }, index) => schema !== schemas[index])
    )
  }

  /** What is gone only a whole read shows. */
  async function readWholeNext(source: Source): Promise<void> {
    // Not so long ago that the rows would be dropped: by them it is told what has vanished.
    const wholeAt = new Date(Date.parse(source.wholeAt) - DAY).toISOString()
    await store.save({ sources: [{ ...keptSource(source), wholeAt }], rows: [], gone: [] })
  }

  /** Where the page is gone, the next read asks for every row. */
  async function unlessGone(source: Source, { pageId }: Write, error: unknown): Promise<unknown> {
    if (!(error instanceof Failure) || !(await isGone(notion, source, pageId, error))) return error
    await readWholeNext(source)
    if (error.code === 'not_found') return error
    return new Failure({
      system: 'notion',
      code: 'conflict',
      retryable: true,
      requestId: error.requestId,
      message: `Somebody deleted, archived or moved the page ${pageId} of ${source.configured.setting} since it was read, so it is not written. The next run asks for every row.`,
      cause: error,
    })
  }

  return {
    read: async (options) => (await read(options)).snapshot,

    async refresh(kinds): Promise<Snapshot | null> {
      if (!state) return (await read()).snapshot
      if (!(await hasNews(state, kinds))) return null
      const before = state.snapshot
      const next = await reckon(state.sources, true)
      state = { ...next, snapshot: { ...next.snapshot, findings: withTold(next.snapshot.findings, before) } }
      return state.snapshot
    },

    async write(write: Write) {
      const { sources, bounds, remember } = state ?? (await read())
      const source = sources.find(({ rows }) => rows.has(write.pageId))
      const database = bounds.find(
        ({ dataSourceId, kind }) => dataSourceId === source?.id && kind === write.database,
      )
      if (!source || !database) {
        throw new Failure({
          system: 'notion',
          code: 'not_found',
          message: `The page ${write.pageId} was not among the rows read, so it is not written. Run okr-sync sync again.`,
        })
      }
      await remember(write, database)
      const { at, page } = await writePage(notion, database, write, settings.timezone).catch(
        async (error: unknown) => {
          throw await unlessGone(source, write, error)
        },
      )
      await keepWritten(source, database, write, page)
      return at
    },

    async addDecision(decision) {
      const { sources, bounds, remember } = state ?? (await read())
      const chosen = logFor(bounds, sources, decision)
      const source = sources.find(({ id }) => id === chosen?.database.dataSourceId)
      if (!chosen || !source) throw noColumnForPrepared()
      const { database, cells } = chosen
      await remember({ changes: [{ field: 'prepared', before: null, after: decision.prepared }] }, database)
      const { page, ...added } = await addDecision(notion, clock, database, cells, decision)
      await keepAdded(source, store, page).catch(() => {
        // It is there all the same: the next read finds it in Notion.
        log.warn('notion: an added row could not be kept', { id: added.id })
      })
      return added
    },

    async trashDecision(id, at) {
      const { sources } = state ?? (await read())
      const logs = sources.filter(({ holds }) => holds.some(({ kind }) => kind === 'decisions'))
      const left = await trashDecision(notion, new Set(logs.map((log) => log.id)), id, at)
      const source = logs.find(({ rows }) => rows.has(id))
      if (left !== 'edited' && source) {
        source.rows.delete(id)
        await readWholeNext(source)
      }
      return left
    },

    requests: notion.requests,
  }
}

function noColumnForPrepared(): Failure {
  return new Failure({
    system: 'notion',
    code: 'invalid',
    message:
      "No decision is added: no database of NOTION_DECISIONS has the column Prepared of okr-sync's. Run okr-sync init again, or okr-sync init --adopt where okr-sync did not make the database.",
  })
}

/** What was told of columns that were followed is told in the whole run, though the memory has it by now. */
function withTold(findings: Snapshot['findings'], { findings: before }: Snapshot): Snapshot['findings'] {
  const told = before.filter(
    ({ code, property }) =>
      FOLLOWED.has(code) && !findings.some((each) => each.code === code && each.property === property),
  )
  return [...told, ...findings]
}

const FOLLOWED: ReadonlySet<string> = new Set(['property_renamed', 'property_back'])
