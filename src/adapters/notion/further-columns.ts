import type { BindingInput } from './binding-input.ts'
import { findProperty, namedFor, namesIn } from './property-settings.ts'

/** Between a field and the name of a further column of it. */
const IN = ' in '

/** @returns the field that is bound under a code: `objectives` for `objectives in Team objective` */
export function fieldOfCode(code: string): string {
  return code.split(IN, 1)[0] ?? code
}

/** @returns whether a column, by its code, holds the field or a part of its links */
export function holds(field: string): (column: readonly [code: string, ...unknown[]]) => boolean {
  const further = field + IN
  return ([code]) => code === field || code.startsWith(further)
}

/**
 * A relation leads to one database, so that a field may be kept in several: one per level. Of those that NOTION_PROPERTIES names
 * and a table has, every one but the first gets a code of its own, under which it is bound and remembered as any field is.
 */
export function withFurtherColumns(input: BindingInput): BindingInput {
  const { kind, properties, remembered } = input
  const relations = properties.filter(({ type }) => type === 'relation')
  const isThere = (name: string) => findProperty(relations, name) !== undefined
  const fields = new Map(input.fields)
  const settings = { ...input.settings }
  for (const [field, { required: _, alsoFrom: __, ...plain }] of input.fields) {
    const names = plain.kind === 'relation' ? namesIn(namedFor(input.settings, kind, field)) : []
    if (names.length < 2) continue
    const codeOf = (name: string) => field + IN + name
    const isKnown = (name: string) => remembered.some((binding) => binding.field === codeOf(name))
    const others = names.filter((name) => !isKnown(name))
    const first = others.find(isThere) ?? others[0] ?? names[0]
    const further = names.filter((name) => name !== first && (isKnown(name) || isThere(name)))
    for (const name of further) {
      fields.set(codeOf(name), plain)
      settings[`${kind}.${codeOf(name)}`] = name
    }
    settings[`${kind}.${field}`] = names.filter((name) => !further.includes(name)).join(' | ')
  }
  return { ...input, fields, settings }
}
