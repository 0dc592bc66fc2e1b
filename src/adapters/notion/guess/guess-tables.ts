import { bindDatabase } from '#src/adapters/notion/bind-database.ts'
import { madeAs } from '#src/adapters/notion/mark.ts'
import type { DoubtfulColumn, FoundColumn, Sureness } from '#src/core/audit/discovered.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { configuredAs } from './configured-as.ts'
import { type GuessedColumn, guessColumns } from './guess-columns.ts'
import { type GuessedKind, guessKind } from './guess-kind.ts'
import { guessMixed } from './guess-mixed.ts'
import { isFlat } from './is-flat.ts'
import type { Around } from './relation-fit.ts'
import type { SampledTable } from './sampled-table.ts'
import { tableShape } from './table-shape.ts'

/** What a table is taken for, and which of its columns for which field. */
export interface GuessedTable {
  readonly table: SampledTable
  /** null: of no use to OKRs. */
  readonly kind: DatabaseKind | null
  /** A row per key result with its objective as text. */
  readonly flat: boolean
  /** Objectives and key results are rows of it: it comes up once as each, as key results first. */
  readonly mixed: boolean
  readonly sureness: Sureness
  readonly because: string
  readonly columns: readonly FoundColumn[]
  readonly doubtful: readonly DoubtfulColumn[]
  /** Names of properties that are read as nothing. */
  readonly unused: readonly string[]
}

/**
 * Says which of the tables hold OKRs, and which column is what: by names, types, what leads where, and what the rows hold.
 * Fewer rows, or none, only make it less sure.
 * @returns one for each table, in their order; two for one that holds objectives and key results
 */
export function guessTables(tables: readonly SampledTable[]): readonly GuessedTable[] {
  // What a table is may depend on what those are that it leads to.
  const shapes = new Map(tables.map((table) => [table.schema.id, tableShape(table)]))
  let kinds: ReadonlyMap<string, GuessedKind> = new Map()
  for (let round = 0; round < 3; round += 1) {
    const before = kinds
    kinds = new Map(tables.map((table) => [table.schema.id, guessKind(table, { before, shapes })]))
  }
  const around: Around = {
    kindOf: (id) => kinds.get(id)?.kind,
    tableOf: (id) => tables.find(({ schema }) => schema.id === id),
  }
  const guesses = tables.flatMap((table) => {
    const guessed = kinds.get(table.schema.id)
    return guessHalves(table, guessed, around) ?? [guessTable(table, guessed, around)]
  })
  const cycles = new Set(guesses.flatMap(cyclesOf))
  return guesses.map((guess) => {
    if (guess.sureness === 'high' || !cycles.has(guess.table.schema.id)) return guess
    const because = 'other tables have their cycles from it'
    return guessTable(guess.table, { kind: null, sureness: 'high', because }, around)
  })
}

/** The tables that a table links as its cycles. */
function cyclesOf({ table, kind, sureness, columns }: GuessedTable): readonly string[] {
  if (kind === null || sureness === 'low') return []
  const names = columns
    .filter(({ field }) => field === 'cycle' || field === 'period')
    .map((each) => each.property)
  const linked = table.schema.properties.filter(({ name }) => names.includes(name))
  return linked.flatMap(({ leadsTo }) => leadsTo ?? [])
}

/** @returns null where the rows are of one kind */
function guessHalves(
  table: SampledTable,
  guessed: GuessedKind | undefined,
  around: Around,
): readonly GuessedTable[] | null {
  const { sureness, kind } = guessed ?? {}
  const title = table.schema.properties.find(({ type }) => type === 'title')
  const isOkrs = kind === 'keyResults' || kind === 'objectives'
  if (!sureness || !isOkrs || madeAs(title?.description ?? '') || isFlat(table, around)) return null
  const mixed = guessMixed(table, around)
  if (!mixed) return null
  const { because, kindColumn } = mixed
  const used = new Set([
    kindColumn?.name,
    ...mixed.halves.flatMap(({ columns }) => columns.map(({ property }) => property)),
    ...mixed.halves.flatMap(({ doubtful }) => doubtful.flatMap(({ candidates }) => candidates)),
  ])
  const unused = table.schema.properties.map(({ name }) => name).filter((name) => !used.has(name))
  return mixed.halves.map(({ kind, columns, doubtful }) => {
    const half = { table, kind, flat: false, mixed: true, sureness, because, doubtful, unused }
    return { ...half, columns: withFinding(half, columns) }
  })
}

function guessTable(table: SampledTable, guessed: GuessedKind | undefined, around: Around): GuessedTable {
  const names = table.schema.properties.map(({ name }) => name)
  if (!guessed || guessed.kind === null) {
    const { sureness = 'high', because = '' } = guessed ?? {}
    return {
      table,
      kind: null,
      flat: false,
      mixed: false,
      sureness,
      because,
      columns: [],
      doubtful: [],
      unused: names,
    }
  }
  const { kind, sureness, because } = guessed
  const flat = kind === 'keyResults' && isFlat(table, around)
  const { columns, doubtful } = guessColumns(table, { kind, flat, around })
  const used = new Set([
    ...columns.map(({ property }) => property),
    ...doubtful.flatMap((each) => each.candidates),
  ])
  return {
    table,
    kind,
    flat,
    mixed: false,
    sureness,
    because,
    columns: withFinding({ table, kind, flat, mixed: false }, columns),
    doubtful,
    unused: names.filter((name) => !used.has(name)),
  }
}

/** With whether every sync finds the column without being told. */
function withFinding(
  {
    table,
    kind,
    flat,
    mixed,
  }: Pick<GuessedTable, 'table' | 'flat' | 'mixed'> & { readonly kind: DatabaseKind },
  columns: readonly GuessedColumn[],
): readonly FoundColumn[] {
  const { bound } = bindDatabase(configuredAs({ table, kind, flat, mixed }), table.schema, table.rows, [], {})
  return columns.map((column) => ({
    ...column,
    byItself: bound.columns.get(column.field)?.name === column.property,
  }))
}
