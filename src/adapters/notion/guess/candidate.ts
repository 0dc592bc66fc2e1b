import { isReadable, typeMade } from '#src/adapters/notion/cell-types.ts'
import type { Field } from '#src/adapters/notion/field.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import type { ColumnFacts } from './column-facts.ts'
import { type NameFit, nameFit } from './name-fit.ts'
import type { Around } from './relation-fit.ts'
import { type ValueFit, valueFit } from './value-fit.ts'

/** A column that may hold a field. */
export interface Candidate {
  readonly code: string
  readonly field: Field
  readonly facts: ColumnFacts
  readonly name: NameFit
  readonly value: ValueFit
  readonly because: string
  readonly points: number
}

/** The status that leaders type. */
export const wordField: Field = { name: 'Status', kind: 'text', says: '' }
const wordTypes = ['select', 'status', 'rich_text']

/** Fields that are told by what a column holds or leads to, whatever it is called. */
const BY_VALUES: ReadonlySet<string> = new Set([
  'cycle',
  'word',
  'level',
  'type',
  'direction',
  'ambition',
  'owners',
  'objective',
  'objectives',
  'supports',
  'keyResults',
  'initiatives',
  'period',
  'timeline',
  'status',
  'source',
])

/** And those that are only offered so: too much else looks like them. */
const OFFERED_BY_VALUES: ReadonlySet<string> = new Set(['lastCheckIn'])

/** Fields of these kinds are also told by one word of a column's name. */
const BY_ONE_WORD: ReadonlySet<string> = new Set(['number', 'text', 'date', 'relation'])

/** What a status says weighs as much as what its column is called: workflows are called Status, too. */
const BY_COLOUR = 35

const WORDS: ReadonlySet<string> = new Set(['title', 'rich_text', 'select', 'status', 'multi_select'])

/** A few words of their own under a name such as Rating may well say how it goes: that is offered. */
function isOwnScale(code: string, name: NameFit, { property }: ColumnFacts): boolean {
  const { length } = property.options
  return code === 'word' && name === 2 && property.type !== 'rich_text' && length >= 3 && length <= 5
}

/** @returns null: it cannot hold the field, or nothing says that it does */
export function candidateFor(
  code: string,
  field: Field,
  facts: ColumnFacts,
  what: { readonly kind: DatabaseKind; readonly around: Around },
): Candidate | null {
  const { property } = facts
  const { kind } = what
  const fits =
    code === 'word' ? wordTypes.includes(property.type) : isReadable(kind, code, field, property.type)
  // A time in words is a cycle: whoever means days takes dates.
  if (!fits || (code === 'period' && WORDS.has(property.type))) return null
  // A first day and a last one are days.
  if ((code === 'periodStart' || code === 'periodEnd') && property.type !== 'date') return null
  const isTitle = property.type === 'title' && (field.kind === 'title' || field.orTitle === true)
  const called = nameFit(kind, code, field, property.name)
  const name = field.kind === 'title' ? 5 : isTitle && called < 3 ? 3 : called
  const judged = valueFit(code, field, facts, what.around)
  const value = isTitle ? 'for' : judged.fit
  if (name === 0 && !(value === 'for' && (BY_VALUES.has(code) || OFFERED_BY_VALUES.has(code)))) return null
  // Names stand in many a text column.
  if (name === 0 && field.kind === 'people' && property.type !== 'people') return null
  // A status that nobody has typed is nobody's word.
  if (code === 'word' && facts.rows > 0 && facts.filled === 0) return null
  if (name < 4 && value === 'against' && !isOwnScale(code, name, facts)) return null
  if (name === 1 && value !== 'for' && !BY_ONE_WORD.has(field.kind)) return null
  const isEmpty = facts.rows > 0 && facts.filled === 0
  const points =
    name * 10 +
    (value === 'for' ? (code === 'word' ? BY_COLOUR : OFFERED_BY_VALUES.has(code) ? 2 : 8) : 0) -
    (value === 'against' ? 25 : 0) -
    (isEmpty ? 15 : 0) +
    (property.type === typeMade(field) ? 3 : 0) +
    (property.name.trim().toLowerCase() === field.name.toLowerCase() ? 2 : 0)
  const why =
    isTitle && called === 0 ? 'it is the title column' : name > 0 ? `called ${property.name}` : judged.because
  return { code, field, facts, name, value, because: why, points }
}
