import type { Notion } from '#src/adapters/notion/connect-notion.ts'
import { type GuessedTable, guessTables } from '#src/adapters/notion/guess/guess-tables.ts'
import type { DatabaseKind, Day } from '#src/core/model.ts'
import type { Left } from './budget.ts'
import { byPromise } from './by-promise.ts'
import { currentCycleFilter } from './current-cycle-filter.ts'
import type { FoundTables } from './related-tables.ts'
import type { SeenTable } from './seen-table.ts'
import { createTableReader, type TableReader } from './table-reader.ts'

/** So many tables are looked into whatever they look like. */
const SAMPLES = 6

/** So many at most, of those that look like OKRs. */
const MOST_SAMPLES = 9

/** So many more at a time, where those are not the OKRs. */
const FURTHER_SAMPLES = 3

/** Requests of one table before only the current cycle is asked for. */
const WHOLE_WITHIN = 7

/** Kept for people, cycles and cells that are cut off. */
const FOR_LOOKUPS = 3

/** Kept for those and for the rows of what was found. */
const FOR_ROWS = FOR_LOOKUPS + 2

/** In the order in which they are read. */
const ORDER: readonly (DatabaseKind | null)[] = ['keyResults', 'objectives', 'initiatives', 'decisions', null]

/** What the tables hold, as far as the requests went. */
export interface ReadTables {
  readonly guessed: readonly GuessedTable[]
  /** By data source; none: it was not looked into. */
  readonly readers: ReadonlyMap<string, TableReader>
}

/**
 * Looks at the newest rows of what may be OKRs, tells from them what each table is, and reads those of use: whole where it is
 * not too large, else all of the current cycle first.
 * @throws Failure
 */
export async function readTables(
  notion: Notion,
  { tables, likely }: Pick<FoundTables, 'tables' | 'likely'>,
  looking: { readonly left: Left; readonly today: Day; readonly fiscalYearStart: number },
): Promise<ReadTables> {
  const { left, today, fiscalYearStart } = looking
  const inOrder = byPromise(tables, likely)
  const readers: TableReader[] = []
  const most = Math.min(Math.max(SAMPLES, likely.size), MOST_SAMPLES, Math.max(1, left() - FOR_LOOKUPS))
  let guessed = await lookInto(inOrder.slice(0, most))
  for (let more = worthALook(); more.length > 0; more = worthALook()) guessed = await lookInto(more)
  const guessOf = (reader: TableReader) => guessed.find(({ table }) => table.schema.id === reader.table.id)
  const rankOf = (reader: TableReader) => ORDER.indexOf(guessOf(reader)?.kind ?? null)
  const wanted = readers.filter((reader) => guessOf(reader)?.kind).sort((a, b) => rankOf(a) - rankOf(b))

  await inRounds(WHOLE_WITHIN - 1, (reader) => (reader.isWhole ? null : () => reader.next()))
  await inRounds(Number.POSITIVE_INFINITY, (reader) => {
    const guess = guessOf(reader)
    const filter = guess && currentCycleFilter(guess, today, fiscalYearStart)
    return filter && !reader.isWhole && !reader.isFilteredWhole ? () => reader.next(filter) : null
  })
  await inRounds(Number.POSITIVE_INFINITY, (reader) => (reader.isWhole ? null : () => reader.next()))
  return { guessed, readers: new Map(readers.map((reader) => [reader.table.id, reader])) }

  async function lookInto(more: readonly SeenTable[]): Promise<readonly GuessedTable[]> {
    const news = more.map((table) => createTableReader(notion, table))
    await Promise.all(news.map((reader) => reader.next()))
    readers.push(...news)
    return guessTables(
      readers.map(({ table, sample }) => ({ title: table.title, schema: table, rows: sample })),
    )
  }

  /** What OKRs lead to; and as long as there are no key results, the next in promise. */
  function worthALook(): readonly SeenTable[] {
    const of = new Set(
      guessed.flatMap(({ kind, table }) =>
        kind ? table.schema.properties.map(({ leadsTo }) => leadsTo) : [],
      ),
    )
    const open = inOrder.filter(({ id }) => readers.every(({ table }) => table.id !== id))
    const isFound = guessed.some(({ kind, sureness }) => kind === 'keyResults' && sureness !== 'low')
    const next = isFound ? open.filter(({ id }) => of.has(id)) : open
    return next.slice(0, Math.max(0, Math.min(FURTHER_SAMPLES, left() - FOR_ROWS)))
  }

  /** One request for each that still has something to ask, as long as there are requests. */
  async function inRounds(most: number, stepOf: (reader: TableReader) => (() => Promise<void>) | null) {
    for (let round = 0; round < most; round += 1) {
      const steps = wanted.flatMap((reader) => stepOf(reader) ?? []).slice(0, left() - FOR_LOOKUPS)
      if (left() <= FOR_LOOKUPS || steps.length === 0) return
      await Promise.all(steps.map((step) => step()))
    }
  }
}
