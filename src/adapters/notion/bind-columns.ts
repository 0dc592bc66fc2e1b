import type { DatabaseKind, Finding } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import { aliasesOf } from './aliases.ts'
import type { Column } from './bound-database.ts'
import { isReadable, spokenType, typeMade } from './cell-types.ts'
import type { Field } from './field.ts'
import { ownedField } from './mark.ts'
import { findProperty, namedFor } from './property-settings.ts'
import type { Property } from './schemas.ts'

export interface BindingInput {
  readonly kind: DatabaseKind
  readonly fields: ReadonlyMap<string, Field>
  readonly properties: readonly Property[]
  /** What earlier runs remember of this data source. */
  readonly remembered: readonly Binding[]
  /** NOTION_PROPERTIES */
  readonly settings: Readonly<Record<string, string>>
}

export interface BoundColumns {
  readonly columns: ReadonlyMap<string, Column>
  readonly understood: boolean
  readonly findings: readonly Finding[]
}

/**
 * Finds the columns that people own: where NOTION_PROPERTIES says, else by the id that was bound before (so a rename is
 * followed), else by the name that `init` creates, else by an alias. A property serves one field.
 */
export function bindColumns(input: BindingInput): BoundColumns {
  const { kind, remembered } = input
  const ours = new Set(remembered.filter((binding) => binding.owned).map((binding) => binding.propertyId))
  const properties = input.properties.filter((property) => !ours.has(property.id) && isPeoples(property))
  const wanted = [...input.fields].filter(([, field]) => !field.service && field.read !== false)
  const found = new Map<string, Property>()
  for (const find of [asTold, byName, byAlias]) {
    for (const [code, field] of wanted) {
      if (found.has(code)) continue
      const free = properties.filter((property) => ![...found.values()].includes(property))
      const property = find(input, code, field, free)
      if (property) found.set(code, property)
    }
  }

  const columns = new Map<string, Column>()
  const findings: Finding[] = []
  let understood = true
  for (const [code, field] of wanted) {
    const property = found.get(code)
    if (property && isReadable(field, property.type)) {
      columns.set(code, columnOf(code, field, property))
      continue
    }
    const named = namedFor(input.settings, kind, code)
    if (!property && !field.required && !named?.here) continue
    findings.push(property ? retyped(kind, field, property) : missing(kind, field, named?.nameOrId ?? null))
    if (field.required) understood = false
  }
  return { columns, understood, findings }
}

/** @returns a property bound to a field */
export function columnOf(code: string, field: Field, property: Property): Column {
  const { id, name, type, format, options } = property
  const labels = field.options ?? {}
  return { field: code, kind: field.kind, propertyId: id, name, type, format, options, labels }
}

type Find = (
  input: BindingInput,
  code: string,
  field: Field,
  free: readonly Property[],
) => Property | undefined

const asTold: Find = ({ kind, remembered, settings }, code, field, free) => {
  if (field.kind === 'title') return free.find((property) => property.type === 'title')
  const named = namedFor(settings, kind, code)
  const id = remembered.find((binding) => binding.field === code && !binding.owned)?.propertyId
  return (named ? findProperty(free, named.nameOrId) : undefined) ?? free.find((each) => each.id === id)
}

const byName: Find = ({ kind, settings }, code, field, free) =>
  // What NOTION_PROPERTIES names for this database, and is not there, must not be guessed at.
  namedFor(settings, kind, code)?.here ? undefined : findProperty(free, field.name)

const byAlias: Find = ({ kind, settings }, code, field, free) => {
  if (namedFor(settings, kind, code)?.here) return undefined
  const fit = free.filter((property) => isReadable(field, property.type))
  for (const alias of aliasesOf(kind, code)) {
    const property = findProperty(fit, alias)
    if (property) return property
  }
  return field.orTitle ? fit.find((property) => property.type === 'title') : undefined
}

function isPeoples(property: Property): boolean {
  return ownedField(property.description) === null
}

function missing(kind: DatabaseKind, field: Field, named: string | null): Finding {
  const lacking =
    named === null
      ? `a property called ${field.name}`
      : `the property "${named}" that NOTION_PROPERTIES names`
  return {
    code: 'property_missing',
    level: 'mend',
    database: kind,
    pageId: null,
    title: null,
    property: named ?? field.name,
    message: `The database lacks ${lacking}${field.required ? ', so nothing is written to it' : ''}.`,
    mend: `Add a property called ${field.name} of the type ${spokenType(typeMade(field))}, or name the one that holds it in NOTION_PROPERTIES.`,
  }
}

function retyped(kind: DatabaseKind, field: Field, property: Property): Finding {
  const type = spokenType(typeMade(field))
  return {
    code: 'property_retyped',
    level: 'mend',
    database: kind,
    pageId: null,
    title: null,
    property: property.name,
    message: `${property.name} is of the type ${spokenType(property.type)} and cannot be read as ${type}${field.required ? ', so nothing is written to the database' : ''}.`,
    mend: `In Notion, change the type of ${property.name} to ${type} (Edit property > Type), or name another property in NOTION_PROPERTIES.`,
  }
}
