import { newOption } from './options.ts'
import type { DateValue, Value } from './page.ts'
import type { Property } from './property.ts'
import { richText } from './rich-text.ts'
import type { NotionState } from './state.ts'

/**
 * A cell as it is laid in directly: text for titles, texts, addresses, selects and statuses (the option's name), a list of
 * names for multi-selects, of user ids for people, of page ids for relations, a day or a range for dates, its result for a
 * formula (an object for a date). null clears.
 */
export type SeedValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly start: string; readonly end: string }

/** Cells by the property's name. */
export type SeedValues = Readonly<Record<string, SeedValue>>

/**
 * A seed as the cell's value; options that do not exist are made.
 * @throws Error when the property cannot hold it.
 */
export function seedValue(state: NotionState, property: Property, seed: SeedValue): Value {
  const { type } = property.config
  const misfit = () => new Error(`"${property.name}" (${type}) cannot hold ${JSON.stringify(seed)}`)
  const text = () => {
    if (typeof seed === 'string' || seed === null) return seed
    throw misfit()
  }
  const list = (known: (each: string) => boolean = () => true) => {
    if (seed === null) return []
    if (isList(seed) && seed.every(known)) return seed
    throw misfit()
  }
  const option = (name: string | null) => name && optionId(state, property, name)
  switch (type) {
    case 'title':
      return { type, title: richText(text() ?? '') }
    case 'rich_text':
      return { type, rich_text: richText(text() ?? '') }
    case 'number':
      if (typeof seed !== 'number' && seed !== null) throw misfit()
      return { type, number: seed }
    case 'select':
      return { type, select: option(text()) }
    case 'status':
      return { type, status: option(text()) }
    case 'multi_select':
      return { type, multi_select: list().map((name) => optionId(state, property, name)) }
    case 'date':
      if (typeof seed === 'object' && seed !== null && 'start' in seed) {
        return { type, date: { ...seed, time_zone: null } }
      }
      return { type, date: dayOf(text()) }
    case 'people':
      return { type, people: list((id) => state.users.has(id)) }
    case 'relation':
      return { type, relation: list((id) => state.pages.has(id)) }
    case 'checkbox':
      if (typeof seed !== 'boolean') throw misfit()
      return { type, checkbox: seed }
    case 'formula':
      if (isList(seed)) throw misfit()
      return { type, formula: resultOf(seed) }
    case 'url':
      return { type, url: text() }
    case 'email':
      return { type, email: text() }
    case 'phone_number':
      return { type, phone_number: text() }
    default:
      throw misfit()
  }
}

function isList(seed: SeedValue): seed is readonly string[] {
  return Array.isArray(seed)
}

/** Of a formula that gives a date, nothing is the empty date. */
function resultOf(
  seed: Exclude<SeedValue, readonly string[]>,
): Extract<Value, { type: 'formula' }>['formula'] {
  return typeof seed === 'object' && seed !== null ? { ...seed, time_zone: null } : seed
}

function dayOf(start: string | null): DateValue | null {
  return start === null ? null : { start, end: null, time_zone: null }
}

function optionId(state: NotionState, property: Property, name: string): string {
  if (!('options' in property.config)) throw new Error(`"${property.name}" has no options`)
  const { options } = property.config
  const known = options.find((option) => option.name === name)
  const option = known ?? newOption(state, { name })
  if (!known) options.push(option)
  return option.id
}
