import { spokenType } from '#src/adapters/notion/cell-types.ts'
import { isEmptyCell } from '#src/adapters/notion/empty-cell.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { kindsOfRows, type MixedKind, mixedTable } from '#src/adapters/notion/mixed-table.ts'
import type { Property, Row } from '#src/adapters/notion/schemas.ts'
import type { DoubtfulColumn } from '#src/core/audit/discovered.ts'
import { type GuessedColumn, guessColumns } from './guess-columns.ts'
import type { Around } from './relation-fit.ts'
import type { SampledTable } from './sampled-table.ts'

/** One of the two kinds of rows of a table. */
interface GuessedHalf {
  readonly kind: MixedKind
  readonly columns: readonly GuessedColumn[]
  readonly doubtful: readonly DoubtfulColumn[]
}

interface GuessedMixed {
  /** Key results first. */
  readonly halves: readonly GuessedHalf[]
  /** How the two are told apart, as `kind` of a table has it. */
  readonly because: string
  /** What tells the kind of a row, beside the columns of the two; null: the parent does. */
  readonly kindColumn: Property | null
}

/** The field that the relation to the parent is, by kind. */
const UPWARDS = { keyResults: 'objectives', objectives: 'supports' } as const

/** From so many rows on it is told from what they hold that some are objectives and some key results. */
const FEWEST_ABOVE = 2
const FEWEST_BELOW = 4

/** Shares of rows with a target: among key results at least, among objectives at most. */
const BELOW = 0.6
const ABOVE = 0.3

/** @returns null: nothing says that the table holds objectives and key results */
export function guessMixed(table: SampledTable, around: Around): GuessedMixed | null {
  const { schema, rows } = table
  const { kindColumn, parent: named } = mixedTable(schema, [], {})
  const toItself = schema.properties.filter(({ leadsTo }) => leadsTo === schema.id)
  const parent = named ?? toItself.find((property) => leadsUp(property, rows)) ?? null
  const own = {
    ...table,
    schema: {
      ...schema,
      properties: schema.properties.filter((each) => each !== kindColumn && !toItself.includes(each)),
    },
  }
  const halves = (['keyResults', 'objectives'] as const).map((kind) => {
    const guess = guessColumns(own, { kind, flat: false, around })
    const column = parent && upwards(kind, parent, parent === named)
    if (!column) return { kind, ...guess }
    const columns = [...guess.columns.filter(({ field }) => field !== UPWARDS[kind]), column]
    return { kind, columns, doubtful: guess.doubtful.filter(({ field }) => field !== UPWARDS[kind]) }
  })
  const targetName = halves[0]?.columns.find(({ field }) => field === 'target')?.property
  const target = schema.properties.find(({ name }) => name === targetName)?.id
  const kindOf = kindsOfRows({ kindColumn, parent }, rows, target)
  if (kindColumn) {
    const kinds = new Set(rows.map(kindOf))
    if (rows.length > 0 && !(kinds.has('objectives') && kinds.has('keyResults'))) return null
    const because = `its column ${kindColumn.name} says of each row whether it is an objective or a key result`
    return { halves, because, kindColumn }
  }
  if (!parent || target === undefined || leadsToObjectives(schema, around)) return null
  const [above, below] = (['objectives', 'keyResults'] as const).map((kind) => {
    const ofKind = rows.filter((row) => kindOf(row) === kind)
    const filled = ofKind.filter((row) => !isEmptyCell(row, target)).length
    return { count: ofKind.length, share: filled / Math.max(1, ofKind.length) }
  })
  if (!above || !below || above.count < FEWEST_ABOVE || below.count < FEWEST_BELOW) return null
  if (above.share > ABOVE || below.share < BELOW) return null
  const because = `by ${parent.name} rows with a target stand below rows without one`
  return { halves, because, kindColumn }
}

function upwards(kind: MixedKind, { name, type }: Property, isNamed: boolean): GuessedColumn {
  const field = UPWARDS[kind]
  return {
    field,
    fieldName: fieldsOf(kind).get(field)?.name ?? field,
    property: name,
    type: spokenType(type),
    sureness: isNamed ? 'high' : 'medium',
    because: 'it leads from a row to the one above it in the same table',
  }
}

/** Many are below one: upwards no row leads to more than one, and several lead to the same. */
function leadsUp({ id }: Property, rows: readonly Row[]): boolean {
  const links = rows.map(({ cells }) => {
    const cell = cells.get(id)
    return cell?.kind === 'relation' ? cell.ids : []
  })
  const all = links.flat()
  return links.every(({ length }) => length <= 1) && new Set(all).size < all.length
}

function leadsToObjectives({ id, properties }: SampledTable['schema'], around: Around): boolean {
  return properties.some(
    ({ leadsTo }) => leadsTo !== null && leadsTo !== id && around.kindOf(leadsTo) === 'objectives',
  )
}
