import * as z from 'zod'

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

const Known = z.discriminatedUnion('type', [
  z.object({ type: z.literal('title'), title: Runs }).transform(({ title }) => title),
  z.object({ type: z.literal('rich_text'), rich_text: Runs }).transform(({ rich_text }) => rich_text),
  z
    .object({ type: z.literal('number'), number: z.number().nullable() })
    .transform(({ number }): Cell => ({ kind: 'number', number })),
  z.object({ type: z.literal('select'), select: Option }).transform(({ select }) => select),
  z.object({ type: z.literal('status'), status: Option }).transform(({ status }) => status),
  z
    .object({ type: z.literal('multi_select'), multi_select: z.array(Named) })
    .transform(
      ({ multi_select }): Cell => ({ kind: 'options', names: multi_select.map(({ name }) => name) }),
    ),
  z
    .object({ type: z.literal('date'), date: NotionDate.nullable() })
    .transform(({ date }): Cell => ({ kind: 'date', date })),
  z
    .object({ type: z.literal('created_time'), created_time: z.string() })
    .transform(({ created_time }): Cell => ({ kind: 'date', date: { start: created_time } })),
  z
    .object({ type: z.literal('people'), people: z.array(User) })
    .transform(({ people }) => peopleCell(people, people.length > SURELY_SHOWN)),
  z
    .object({
      type: z.literal('relation'),
      relation: z.array(z.object({ id: z.string() })),
      has_more: z.boolean().optional(),
    })
    .transform(({ relation, has_more }) =>
      relationCell(
        relation.map(({ id }) => id),
        has_more ?? false,
      ),
    ),
  z.object({ type: z.literal('url'), url: Plain }).transform(({ url }) => url),
  z.object({ type: z.literal('email'), email: Plain }).transform(({ email }) => email),
  z
    .object({ type: z.literal('phone_number'), phone_number: Plain })
    .transform(({ phone_number }) => phone_number),
])

/** Notion puts a cell's value under the name of its type. */
const AnyCell = z.looseObject({ type: z.string() })

/** Makes one of Notion's cells small; nothing is too odd for it. */
export function cellFrom(raw: unknown): Cell {
  const { data: known } = Known.safeParse(raw)
  if (known) return shared(known)
  const { data: cell } = AnyCell.safeParse(raw)
  const value = cell?.[cell.type]
  const isEmpty =
    value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0)
  return isEmpty ? EMPTY : FILLED
}

const EMPTY: Cell = { kind: 'other', empty: true }
const FILLED: Cell = { kind: 'other', empty: false }
const BLANKS: readonly Cell[] = [
  EMPTY,
  FILLED,
  { kind: 'text', text: '' },
  { kind: 'number', number: null },
  { kind: 'options', names: [] },
  { kind: 'date', date: null },
  { kind: 'people', people: [] },
  { kind: 'relation', ids: [] },
]
const sharedBlanks = new Map(BLANKS.map((cell) => [JSON.stringify(cell), cell]))

/** One object for all empty cells of a kind: most cells are empty. */
export function shared(cell: Cell): Cell {
  return isBlank(cell) ? (sharedBlanks.get(JSON.stringify(cell)) ?? cell) : cell
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
    case 'other':
      return cell.empty
  }
}
