import { spokenType } from '#src/adapters/notion/cell-types.ts'
import { connectNotion } from '#src/adapters/notion/connect-notion.ts'
import type { GuessedTable } from '#src/adapters/notion/guess/guess-tables.ts'
import { readSnapshot } from '#src/adapters/notion/read-snapshot.ts'
import type { NotionConnection, NotionSettings } from '#src/adapters/notion/settings.ts'
import type { Fetch } from '#src/adapters/notion/timed-fetch.ts'
import type { FoundTable } from '#src/core/audit/discovered.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Discovery } from '#src/ports/discovery.ts'
import type { Log } from '#src/ports/log.ts'
import { leftOf, withinBudget } from './budget.ts'
import { chooseTables } from './choose-tables.ts'
import { contradictoryColumns } from './contradictory-columns.ts'
import { findTables } from './find-tables.ts'
import { forgetfulMemory } from './forgetful-memory.ts'
import { pastedSettings } from './pasted-settings.ts'
import { readTables } from './read-tables.ts'
import { rowsNotRead } from './rows-not-read.ts'
import type { SeenTable } from './seen-table.ts'
import { settingsFrom } from './settings-from.ts'
import { sourcesOf } from './sources-of.ts'
import { spareLookups } from './spare-lookups.ts'
import type { TableReader } from './table-reader.ts'
import { manyDatabases, noKeyResults, noObjectives } from './what-is-there.ts'

/** A request is sent so often at most: who waits for an audit is told soon. */
const ATTEMPTS = 3

/** Looks at a workspace that nobody has told anything of, and keeps nothing of it. */
export function createDiscovery({
  settings: connection,
  fiscalYearStart,
  clock,
  log,
  ...way
}: {
  settings: NotionConnection & Pick<NotionSettings, 'owners' | 'timezone'>
  /** Month 1..12. */
  fiscalYearStart: number
  clock: Clock
  log: Log
  fetch?: Fetch
  timeoutMs?: number
}): Discovery {
  return {
    async discover(link, onStep = () => {}) {
      const notion = connectNotion({ connection, clock, log, ...way, attempts: ATTEMPTS })
      const left = leftOf(notion)
      const now = clock.now()
      onStep('Looking for databases.')
      const there = await findTables(notion, link, left)
      const { tables } = there

      onStep(`Reading rows of ${tables.length === 1 ? 'one database' : `${tables.length} databases`}.`)
      const today = localDay(now, connection.timezone)
      const { guessed, readers } = await readTables(notion, there, { left, today, fiscalYearStart })
      const readerOf = ({ table }: GuessedTable) => readers.get(table.schema.id)
      const chosen = chooseTables(guessed, (guess) => [...(readerOf(guess)?.rows.values() ?? [])])

      const pasted = pastedSettings(chosen.used)
      const settings = settingsFrom(pasted, connection)
      const from = { settings, ...forgetfulMemory(), clock }
      const sources = sourcesOf(settings, readers, now)
      const cut = await spareLookups(notion, from, sources, left)
      const { snapshot } = await readSnapshot(withinBudget(notion, left), from, sources, true)

      const found = tables.map((table) => foundTable(table, guessed, readers.get(table.id)))
      return {
        tables: found,
        settings: pasted,
        snapshot,
        obstacles: [
          ...noKeyResults(chosen.used, found),
          ...noObjectives(chosen.used, guessed, there.isHidden),
          ...there.obstacles,
          ...manyDatabases(tables.length, readers.size),
          ...chosen.obstacles,
          ...chosen.used.flatMap(contradictoryColumns),
          ...chosen.used
            .filter(isFirstOfTable)
            .flatMap((guess) => rowsNotRead(guess.table.title, readerOf(guess))),
          ...cut,
        ],
        requests: notion.requests(),
      }
    },
  }
}

function isFirstOfTable({ table }: GuessedTable, index: number, all: readonly GuessedTable[]): boolean {
  return all.findIndex((each) => each.table === table) === index
}

function foundTable(
  table: SeenTable,
  guessed: readonly GuessedTable[],
  reader: TableReader | undefined,
): FoundTable {
  const [guess, half] = guessed.filter((each) => each.table.schema.id === table.id)
  const common = { dataSourceId: table.id, title: table.title, url: table.url, rows: reader?.rows.size ?? 0 }
  if (!guess) {
    return {
      ...common,
      kind: null,
      flat: false,
      sureness: 'low',
      because: 'not looked into: neither its title nor its columns are those of OKRs',
      isWhole: false,
      columns: [],
      doubtful: [],
      unused: unusedOf(
        table,
        table.properties.map(({ name }) => name),
      ),
    }
  }
  const { kind, flat, sureness, because, columns, doubtful, unused } = guess
  return {
    ...common,
    kind,
    flat,
    sureness,
    because,
    isWhole: reader?.isWhole ?? false,
    columns: half ? [...columns, ...notIn(columns, half.columns)] : columns,
    doubtful: half ? [...doubtful, ...notIn(doubtful, half.doubtful)] : doubtful,
    unused: unusedOf(table, unused),
    ...(half ? { holds: 'both' } : {}),
  }
}

function unusedOf({ properties }: SeenTable, names: readonly string[]): FoundTable['unused'] {
  return properties
    .filter(({ name }) => names.includes(name))
    .map(({ name, type }) => ({ property: name, type: spokenType(type) }))
}

/** What is said only of one of the two kinds of rows of a table. */
function notIn<T extends { readonly field: string }>(
  known: readonly T[],
  others: readonly T[],
): readonly T[] {
  return others.filter((other) => !known.some(({ field }) => field === other.field))
}
