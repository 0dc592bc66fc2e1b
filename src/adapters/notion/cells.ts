import * as z from 'zod'
import { contentOf } from './content-of.ts'
import { textOf } from './text-of.ts'

/** Runs of text as Notion gives them, read as people see them. */
export const RichText = z
  .array(z.object({ plain_text: z.string() }))
  .transform((runs) => runs.map((run) => run.plain_text).join(''))

export const User = z.object({
  id: z.string(),
  /** Absent from a partial user, which has to be looked up. */
  name: z.string().nullish(),
  person: z.object({ email: z.string().nullish() }).optional(),
})
export type User = z.infer<typeof User>

const NotionDate = z.object({ start: z.string(), end: z.string().nullish(), time_zone: z.string().nullish() })
export type NotionDate = z.infer<typeof NotionDate>

/**
 * A cell, as small as what is read of it; it is kept in this form. `more`: Notion may have shown only the first entries.
 * What is of no type that fields are read from, or not as Notion promises, is only empty or filled.
 */
export type Cell =
  | { readonly kind: 'text'; readonly text: string; readonly linked?: string; readonly more?: true }
  | { readonly kind: 'number'; readonly number: number | null }
  | { readonly kind: 'options'; readonly names: readonly string[] }
  | { readonly kind: 'date'; readonly date: NotionDate | null }
  | { readonly kind: 'people'; readonly people: readonly User[]; readonly more?: true }
  /** Ordered by id: Notion's order says nothing and is not the same from both sides. */
  | { readonly kind: 'relation'; readonly ids: readonly string[]; readonly more?: true }
  /** Unchecked is Notion's default. */
  | { readonly kind: 'checkbox'; readonly checked: boolean }
  /** A formula or rollup without a result: of a kind that Notion's API does not compute, or over more than it looks at. */
  | { readonly kind: 'uncomputed'; readonly why: 'unsupported' | 'incomplete' }
  | { readonly kind: 'other'; readonly empty: boolean }

/** Of more people, links, or people and pages mentioned in a text, Notion may leave out the rest. */
const SURELY_SHOWN = 24

const Named = z.object({ name: z.string() })
export const Run = z.object({
  plain_text: z.string(),
  href: z.string().nullish(),
  type: z.string().optional(),
})
type Run = z.infer<typeof Run>

const textCell = (text: string | null | undefined): Cell => ({ kind: 'text', text: text ?? '' })
const more = (isCut: boolean) => (isCut ? { more: true as const } : {})

/** @returns a text with, where they differ, the addresses that hide behind its words or mentions */
export function runsCell(runs: readonly Run[], isCut = false): Cell {
  const text = runs.map((run) => run.plain_text).join('')
  const linked = runs.map(withAddress).join('').trim()
  return { kind: 'text', text, ...(linked === text ? {} : { linked }), ...more(isCut) }
}

/** A piece of its own address, such as the half of it that is bold, is no second link. */
function withAddress({ plain_text, href }: Run): string {
  if (!href?.startsWith('http') || plain_text.includes(href)) return plain_text
  return href.includes(plain_text.trim()) ? ` ${href} ` : `${plain_text} ${href} `
}

export function relationCell(ids: readonly string[], isCut = false): Cell {
  return { kind: 'relation', ids: [...new Set(ids)].sort(), ...more(isCut) }
}

export function peopleCell(people: readonly User[], isCut = false): Cell {
  return { kind: 'people', people, ...more(isCut) }
}

const Runs = z
  .array(Run)
  .transform((runs) => runsCell(runs, runs.filter(({ type }) => type === 'mention').length > SURELY_SHOWN))
const Plain = z.string().nullable().transform(textCell)
const Option = Named.nullable().transform((option) => textCell(option?.name))

const Checked = z
  .boolean()
  .nullable()
  .transform((checked): Cell => ({ kind: 'checkbox', checked: checked === true }))

/** What stands in a cell under the name of its type. */
const inType: ReadonlyMap<string, z.ZodType<Cell>> = new Map<string, z.ZodType<Cell>>([
  ['title', Runs],
  ['rich_text', Runs],
  [
    'number',
    z
      .number()
      .nullable()
      .transform((number): Cell => ({ kind: 'number', number })),
  ],
  ['select', Option],
  ['status', Option],
  [
    'multi_select',
    z
      .array(Named)
      .transform((options): Cell => ({ kind: 'options', names: options.map(({ name }) => name) })),
  ],
  ['date', NotionDate.nullable().transform((date): Cell => ({ kind: 'date', date }))],
  ['created_time', z.string().transform((start): Cell => ({ kind: 'date', date: { start } }))],
  ['people', z.array(User).transform((people) => peopleCell(people, people.length > SURELY_SHOWN))],
  [
    'relation',
    z.array(z.object({ id: z.string() })).transform((pages) => relationCell(pages.map(({ id }) => id))),
  ],
  ['url', Plain],
  ['email', Plain],
  ['phone_number', Plain],
  ['string', Plain],
  ['checkbox', Checked],
  ['boolean', Checked],
])

/** Types whose value bears a type of its own. */
const computed: ReadonlySet<unknown> = new Set(['formula', 'rollup'])

/** Makes one of Notion's cells small; nothing is too odd for it. */
export function cellFrom(raw: Readonly<Record<string, unknown>>): Cell {
  const { type, has_more } = raw
  const value = typeof type === 'string' ? raw[type] : undefined
  if (computed.has(type)) return shared(resultFrom(value))
  const known = typeof type === 'string' ? inType.get(type)?.safeParse(value).data : undefined
  if (known?.kind === 'relation') return shared(relationCell(known.ids, has_more === true))
  if (known) return shared(known)
  const isEmpty =
    value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0)
  return isEmpty ? EMPTY : FILLED
}

/** The result of a formula or a rollup, as a cell of the type that it is of. */
export function resultFrom(result: unknown): Cell {
  const { success, data } = Result.safeParse(result)
  if (!success) return FILLED
  if (data.type === 'unsupported' || data.type === 'incomplete') return { kind: 'uncomputed', why: data.type }
  return data.type === 'array' ? together((data.array ?? []).map(cellFrom)) : cellFrom(data)
}

const Result = z.looseObject({
  type: z.string(),
  array: z.array(z.record(z.string(), z.unknown())).optional(),
})

/** What a rollup shows of several rows as one cell: the one that is filled, all people or links, else the different texts. */
export function together(cells: readonly Cell[]): Cell {
  const filled = cells.filter((cell) => !isBlank(cell))
  const [first, ...rest] = new Map(filled.map((cell) => [JSON.stringify(cell), cell])).values()
  if (!first) return cells[0] && isBlank(cells[0]) ? cells[0] : textCell('')
  if (rest.length === 0) return first
  const all = [first, ...rest]
  const lacking = all.find(({ kind }) => kind === 'uncomputed' || kind === 'other')
  if (lacking) return lacking
  const people = all.flatMap((cell) => (cell.kind === 'people' ? cell.people : []))
  if (people.length > 0) return peopleCell([...new Map(people.map((user) => [user.id, user])).values()])
  const ids = all.flatMap((cell) => (cell.kind === 'relation' ? cell.ids : []))
  if (ids.length > 0) return relationCell(ids)
  return { kind: 'options', names: [...new Set(all.flatMap(namesIn))] }
}

function namesIn(cell: Cell): readonly string[] {
  if (cell.kind === 'options') return cell.names
  const text = cell.kind === 'date' ? (cell.date?.start ?? '') : textOf(cell)
  return text === '' ? [] : [text]
}

/** Of each kind the cell that holds nothing. Their order is part of the form in which rows are kept. */
export const BLANKS = [
  { kind: 'text', text: '' },
  { kind: 'number', number: null },
  { kind: 'options', names: [] },
  { kind: 'date', date: null },
  { kind: 'people', people: [] },
  { kind: 'relation', ids: [] },
  { kind: 'checkbox', checked: false },
  { kind: 'other', empty: true },
  { kind: 'other', empty: false },
] as const satisfies readonly Cell[]
const [EMPTY, FILLED] = BLANKS.slice(-2) as [Cell, Cell]
const blankOf = new Map<Cell['kind'], Cell>(BLANKS.slice(0, -2).map((cell) => [cell.kind, cell]))

const MOST_ALIKE = 5_000
const often: Readonly<Partial<Record<Cell['kind'], Map<string, Cell>>>> = {
  text: new Map(),
  date: new Map(),
  people: new Map(),
  relation: new Map(),
}

const UNCOMPUTED = {
  unsupported: { kind: 'uncomputed', why: 'unsupported' },
  incomplete: { kind: 'uncomputed', why: 'incomplete' },
} as const satisfies Record<string, Cell>

/** One object for all empty cells of a kind, and for those that hold what many rows hold: most cells are such. */
export function shared(cell: Cell): Cell {
  if (cell.kind === 'uncomputed') return UNCOMPUTED[cell.why]
  if (cell.kind === 'other') return cell.empty ? EMPTY : FILLED
  if ('more' in cell || 'linked' in cell) return cell
  const content = contentOf(cell)
  const known = often[cell.kind]
  if (content !== null && known) {
    if (known.size === MOST_ALIKE) known.clear()
    if (!known.has(content)) known.set(content, cell)
    return known.get(content) ?? cell
  }
  // White space is no blank: it is kept as it was typed.
  const isEmpty = cell.kind === 'text' ? cell.text === '' : isBlank(cell)
  return isEmpty ? (blankOf.get(cell.kind) ?? cell) : cell
}

export function isBlank(cell: Cell): boolean {
  switch (cell.kind) {
    case 'text':
      return cell.text.trim() === ''
    case 'number':
      return cell.number === null
    case 'options':
      return cell.names.length === 0
    case 'date':
      return cell.date === null
    case 'people':
      return cell.people.length === 0
    case 'relation':
      return cell.ids.length === 0
    case 'checkbox':
      return !cell.checked
    case 'uncomputed':
      return false
    case 'other':
      return cell.empty
  }
}
