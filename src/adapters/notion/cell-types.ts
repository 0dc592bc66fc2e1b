import type { DatabaseKind } from '#src/core/model.ts'
import type { CellKind, Field } from './field.ts'
import type { Property } from './schemas.ts'

/** Hold a value of any type, or none where Notion's API does not compute it. */
const computed = ['formula', 'rollup'] as const

/** Notion's types that a field is read from; the first is the one that `init` creates. */
const readable: Readonly<Record<CellKind, readonly [string, ...string[]]>> = {
  title: ['title'],
  text: [
    'rich_text',
    'title',
    'url',
    'email',
    'phone_number',
    'select',
    'status',
    'multi_select',
    ...computed,
  ],
  // What is no number is told row by row.
  number: ['number', 'rich_text', 'select', 'status', 'multi_select', ...computed],
  // Several options at once are none that a rule knows.
  choice: ['select', 'status', 'rich_text', 'multi_select', ...computed],
  choices: ['multi_select', 'select'],
  date: ['date', 'created_time', ...computed],
  moment: ['date', 'created_time'],
  people: ['people', 'rich_text', 'email', 'select', 'multi_select', ...computed],
  relation: ['relation'],
}

const writable: Readonly<Record<CellKind, readonly string[]>> = {
  title: [],
  text: ['rich_text'],
  number: ['number'],
  choice: ['select', 'status'],
  choices: ['multi_select'],
  date: ['date'],
  moment: ['date'],
  people: [],
  relation: [],
}

/** Notion's names for its types, as a person meets them in the menu "Edit property". */
const spoken: Readonly<Record<string, string>> = {
  title: 'Title',
  rich_text: 'Text',
  number: 'Number',
  select: 'Select',
  status: 'Status',
  multi_select: 'Multi-select',
  date: 'Date',
  people: 'Person',
  relation: 'Relation',
  url: 'URL',
  email: 'Email',
  phone_number: 'Phone',
  formula: 'Formula',
  rollup: 'Rollup',
  checkbox: 'Checkbox',
  files: 'Files & media',
}

/** Notion's type that `init` gives to a field. */
export function typeMade(field: Field): string {
  return readable[field.kind][0]
}

/** Whether people's column of this type can be read as the field. A checkbox says whether a key result is done. */
export function isReadable(database: DatabaseKind, code: string, field: Field, type: string): boolean {
  if (field.alsoFrom?.includes(type)) return true
  if (type === 'checkbox') return database === 'keyResults' && code === 'current'
  return readable[field.kind].includes(type)
}

/** Whether the service can keep the field in the property. */
export function isWritable(field: Field, property: Property): boolean {
  return writable[field.kind].includes(property.type) && lackingOptions(field, property).length === 0
}

/** The options that a status lacks and cannot be given by a write; columns of other types are given them. */
export function lackingOptions(field: Field, property: Property): readonly string[] {
  if (property.type !== 'status') return []
  const there = property.options.map((option) => option.toLowerCase())
  return Object.values(field.options ?? {}).filter((label) => !there.includes(label.toLowerCase()))
}

/** The name of one of Notion's types in its own menu. */
export function spokenType(type: string): string {
  return spoken[type] ?? type
}
