import { isReadable } from '#src/adapters/notion/cell-types.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { madeAs, ownedField } from '#src/adapters/notion/mark.ts'
import { saysShareOfWay } from '#src/adapters/notion/share-of-way.ts'
import type { Sureness } from '#src/core/audit/discovered.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import { nameFit } from './name-fit.ts'
import { saidBy } from './okr-words.ts'
import type { SampledTable } from './sampled-table.ts'
import { type Others, shapeClues } from './shape-clues.ts'

export interface GuessedKind {
  /** null: of no use to OKRs. */
  readonly kind: DatabaseKind | null
  readonly sureness: Sureness
  /** The end of a sentence, such as `its title column is called Key result`. */
  readonly because: string
}

export interface Clue {
  readonly kind: DatabaseKind
  readonly points: number
  readonly because: string
  /** true: it speaks of OKRs, and not only of numbers or of work. */
  readonly telling: boolean
  /** true: it is told by what rows hold and what leads where, and by no name. */
  readonly byShape?: boolean
  /** true: it does not speak of OKRs, and is enough to ask. */
  readonly offered?: boolean
}

/** Points from which on a table is taken for a kind without a doubt, is used, and is offered. */
const SURE = 6
const LIKELY = 4
const PERHAPS = 3

/** Most points of what does not speak of OKRs. */
const UNTOLD = 2.5

/** What the next kind has to be behind. */
const AHEAD = 2

const kinds: readonly DatabaseKind[] = ['objectives', 'keyResults', 'initiatives', 'decisions']

/**
 * Says what the rows of a table are: by its name, its columns, what they hold, and what leads where. What no name says is never sure.
 */
export function guessKind(table: SampledTable, others: Others): GuessedKind {
  const title = table.schema.properties.find(({ type }) => type === 'title')
  const made = madeAs(title?.description ?? '')
  if (made) return { kind: made, sureness: 'high', because: 'okr-sync init made it' }
  const clues = [
    ...namedClues(table),
    ...columnClues(table),
    ...relationClues(table, others.before),
    ...shapeClues(table.schema.id, others, namesOf(table).map(saidBy)),
  ]
  const ranked = kinds
    .map((kind) => {
      const own = clues.filter((clue) => clue.kind === kind)
      const points = own.reduce((sum, clue) => sum + clue.points, 0)
      const best = [...own].sort((a, b) => b.points - a.points)
      // Numbers with a target alone may be any scorecard, and a list of projects any work.
      const isNamed = own.some(({ telling, byShape }) => telling && !byShape)
      const most = own.some(({ telling }) => telling) ? points : isOffered(own) ? PERHAPS : UNTOLD
      return { kind, points: Math.min(points, most), best, isNamed }
    })
    .sort((a, b) => b.points - a.points)
  const [first, second] = ranked
  if (!first || first.points < PERHAPS)
    return { kind: null, sureness: 'high', because: 'nothing in it looks like OKRs' }
  const ahead = first.points - (second?.points ?? 0)
  const because = first.best
    .filter(({ points }) => points > 0)
    .slice(0, 2)
    .map((clue) => clue.because)
    .join(', and ')
  const said = saidBy(namesOf(table)[0])
  const isAgainstName = said !== first.kind && kinds.some((kind) => kind === said)
  const sureness =
    first.isNamed && first.points >= SURE && ahead >= AHEAD && !isAgainstName
      ? 'high'
      : first.points >= LIKELY && ahead > 0
        ? 'medium'
        : 'low'
  return { kind: first.kind, sureness, because }
}

function isOffered(clues: readonly Clue[]): boolean {
  return clues.some(({ offered }) => offered) && clues.every(({ points }) => points > 0)
}

function namesOf({ title, schema }: SampledTable): readonly [table: string, column: string] {
  return [title || schema.title, schema.properties.find(({ type }) => type === 'title')?.name ?? '']
}

function namedClues(sampled: SampledTable): Clue[] {
  const [table, column] = namesOf(sampled)
  return [
    ...saidClues(table, `it is called ${table}`),
    ...saidClues(column, `its title column is called ${column}`),
  ]
}

function saidClues(name: string, because: string): Clue[] {
  const clue = (kind: DatabaseKind, points: number, telling = true) => ({ kind, points, because, telling })
  const said = saidBy(name)
  switch (said) {
    case null:
      return []
    case 'okrs':
      return [clue('keyResults', 2.5), clue('objectives', 2)]
    case 'work':
      return [clue('initiatives', 2.5, false)]
    case 'another':
      return kinds.map((kind) => clue(kind, -4, false))
    default:
      return [clue(said, 4)]
  }
}

/** Columns that tell of a kind: how much, and from which fit of the name on. */
const telling: readonly (readonly [
  kind: DatabaseKind,
  code: string,
  points: number,
  fit: number,
  flat?: true,
])[] = [
  ['keyResults', 'target', 2, 2],
  ['keyResults', 'current', 2, 2],
  ['keyResults', 'baseline', 1, 2],
  ['keyResults', 'unit', 0.5, 3],
  ['keyResults', 'title', 3, 3, true],
  ['keyResults', 'objective', 2, 3, true],
  ['keyResults', 'objectives', 2, 3],
  ['objectives', 'supports', 1.5, 3],
  ['objectives', 'level', 1, 3],
  ['objectives', 'cycle', 0.5, 3],
  ['initiatives', 'keyResults', 1.5, 3],
  ['initiatives', 'timeline', 0.5, 3],
  ['initiatives', 'blocker', 0.5, 3],
  ['initiatives', 'nextStep', 0.5, 3],
  ['initiatives', 'impact', 0.5, 3],
  ['initiatives', 'dependsOn', 0.5, 3],
  ['decisions', 'rationale', 1, 3],
  ['decisions', 'reversible', 1, 3],
  ['decisions', 'supersedes', 1, 3],
  ['decisions', 'decideBy', 0.5, 3],
  ['decisions', 'reviewDate', 0.5, 3],
  ['decisions', 'context', 0.5, 3],
  ['decisions', 'choices', 0.5, 3],
]

/** Types of columns that a name alone makes no numbers: a Goal that is chosen is no number to reach. */
const NO_NUMBERS: ReadonlySet<string> = new Set([
  'relation',
  'select',
  'status',
  'multi_select',
  'people',
  'date',
])

/** Those that only OKRs have. */
const OF_OKRS: readonly string[] = ['title', 'objective', 'objectives', 'keyResults']

function columnClues({ schema }: SampledTable): Clue[] {
  return telling.flatMap(([kind, code, points, fit, flat]) => {
    const field = fieldsOf(kind, flat).get(code)
    const property = schema.properties.find(
      ({ name, type, description }) =>
        type !== 'title' &&
        ownedField(description) === null &&
        field !== undefined &&
        // A Goal that is chosen is told once, as the objective in words.
        (code !== 'objectives' || type === 'relation') &&
        (field.kind === 'number' ? !NO_NUMBERS.has(type) : isReadable(kind, code, field, type)) &&
        nameFit(kind, code, field, name) >= fit,
    )
    if (!property) return []
    // Many a list of work says how much is done.
    const worth = code === 'current' && saysShareOfWay(property.name) ? points / 2 : points
    return [
      { kind, points: worth, because: `it has a column ${property.name}`, telling: OF_OKRS.includes(code) },
    ]
  })
}

function relationClues({ schema }: SampledTable, before: ReadonlyMap<string, GuessedKind>): Clue[] {
  const clues: Clue[] = []
  for (const { name, leadsTo, otherSide } of schema.properties) {
    if (leadsTo === null || leadsTo === schema.id) continue
    const own = otherSide ? saidBy(otherSide.name) : null
    if (own && kinds.includes(own as DatabaseKind)) {
      const because = `where ${name} leads to, its rows are called ${otherSide?.name}`
      clues.push({ kind: own as DatabaseKind, points: 2, because, telling: true })
    }
    const { kind, sureness } = before.get(leadsTo) ?? {}
    // What is not sure of that table makes this one no surer.
    const rest = { telling: sureness !== 'low', byShape: sureness !== 'high' }
    if (kind === 'objectives') {
      const because = `its column ${name} leads to the objectives`
      clues.push({ kind: 'keyResults', points: 1.5, because, ...rest })
    } else if (kind === 'keyResults') {
      const because = `its column ${name} leads to the key results`
      clues.push({ kind: 'objectives', points: 1, because, telling: false })
      clues.push({ kind: 'initiatives', points: 1.5, because, ...rest })
    }
  }
  return clues
}
