import { saidBy } from '#src/adapters/notion/guess/okr-words.ts'
import type { DataSource, Property } from '#src/adapters/notion/schemas.ts'
import { statusOfWord } from '#src/core/rows/voices.ts'
import { readPeriods } from '#src/core/time/read-periods.ts'

/** Share of the promise of key results that goes to what they lead to. */
const HANDED_UP = 0.7

const COLOURS: readonly (string | null)[] = ['on_track', 'at_risk', 'off_track']

/**
 * Those first that look like OKRs, then those whose columns and relations could be theirs, whatever they are called: numbers to
 * run between, quarters and colours to choose, people, and goals above. Those alike stay in their order.
 * @param likely ids of those that look like OKRs
 */
export function byPromise<Table extends DataSource>(
  tables: readonly Table[],
  likely: ReadonlySet<string>,
): readonly Table[] {
  const own = new Map(tables.map((table) => [table.id, promiseOf(table)]))
  const handed = new Map<string, number>()
  for (const { id, properties } of tables) {
    for (const { leadsTo } of properties) {
      if (leadsTo === null || leadsTo === id) continue
      handed.set(leadsTo, Math.max(handed.get(leadsTo) ?? 0, HANDED_UP * (own.get(id) ?? 0)))
    }
  }
  const rankOf = ({ id }: Table) =>
    Math.max(own.get(id) ?? 0, handed.get(id) ?? 0) + (likely.has(id) ? 100 : 0)
  return tables
    .map((table) => ({ table, rank: rankOf(table) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ table }) => table)
}

/** What a schema alone says. */
function promiseOf({ title, properties }: DataSource): number {
  const has = (is: (property: Property) => boolean) => properties.some(is)
  const numbers = properties.filter(({ type }) => type === 'number').length
  return (
    Math.min(numbers, 3) +
    (has(({ options }) => mostly(options, (option) => readPeriods(option, 1).length > 0)) ? 2 : 0) +
    (has(({ options }) => options.some((option) => COLOURS.includes(statusOfWord(option)))) ? 1 : 0) +
    (has(({ leadsTo }) => leadsTo !== null) ? 1 : 0) +
    (has(({ type }) => type === 'people') ? 0.5 : 0) -
    (saidBy(title) === 'another' ? 3 : 0)
  )
}

function mostly(options: readonly string[], is: (option: string) => boolean): boolean {
  return options.length > 0 && options.filter(is).length > options.length / 2
}
