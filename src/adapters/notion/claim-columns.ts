import type { DatabaseKind, Finding, ServiceField } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import { aliasesOf } from './aliases.ts'
import { type BindingInput, columnOf } from './bind-columns.ts'
import type { Column } from './bound-database.ts'
import { isWritable, spokenType, typeMade } from './cell-types.ts'
import { isEmptyCell } from './empty-cell.ts'
import type { Field } from './field.ts'
import { ownedField } from './mark.ts'
import { findProperty, namedFor } from './property-settings.ts'
import type { Property, Row } from './schemas.ts'

export interface ClaimInput extends BindingInput {
  /** Every row: a column is only empty if it is empty in all of them. */
  readonly rows: readonly Row[]
  /** Properties that hold what people own. */
  readonly taken: ReadonlySet<string>
}

export interface ClaimedColumns {
  readonly owned: ReadonlyMap<ServiceField, Column>
  /** A status that people type. */
  readonly word: Column | null
  /** Columns that bear a name of the service's, filled by people: not to be claimed, even if they are emptied one day. */
  readonly filled: ReadonlyMap<string, Property>
  readonly findings: readonly Finding[]
  /** Fields that have no column of the service's. */
  readonly lacking: readonly Field[]
}

/**
 * Finds the columns that are the service's to write. A column that people have filled is never claimed by its name:
 * it has to be named in NOTION_PROPERTIES, remembered, marked by `init`, or empty in every row.
 */
export function claimColumns(input: ClaimInput): ClaimedColumns {
  const owned = new Map<ServiceField, Column>()
  const filled = new Map<string, Property>()
  const findings: Finding[] = []
  const lacking: Field[] = []
  for (const [code, field] of input.fields) {
    if (!field.service) continue
    const property = assigned(input, code, field) ?? unused(input, code, field, filled)
    if (property && isWritable(field, property)) {
      owned.set(code as ServiceField, columnOf(code, field, property))
      continue
    }
    if (property) findings.push(unfit(input.kind, field, property))
    else lacking.push(field)
  }
  const claimed = new Set([...owned.values()].map((column) => column.propertyId))
  return { owned, word: wordOf(input, claimed), filled, findings, lacking }
}

/** The property that somebody said is the service's. */
function assigned(input: ClaimInput, code: string, field: Field): Property | undefined {
  const { kind, properties, remembered, settings } = input
  const named = namedFor(settings, kind, code)
  const property = named && findProperty(properties, named.nameOrId)
  if (property) return property
  const id = remembered.find((binding) => binding.field === code && binding.owned)?.propertyId
  const known = properties.find((each) => each.id === id)
  if (known || named?.here) return known
  const marked = properties.filter((each) => ownedField(each.description) === code)
  return findProperty(marked, field.name) ?? marked[0]
}

/** A column of the right name and type that nobody has ever filled. */
function unused(
  input: ClaimInput,
  code: string,
  field: Field,
  filled: Map<string, Property>,
): Property | undefined {
  const { kind, properties, remembered, rows, settings, taken } = input
  if (namedFor(settings, kind, code)?.here) return undefined
  for (const name of [field.name, computedName(field)]) {
    const property = findProperty(properties, name)
    if (!property || taken.has(property.id) || ownedField(property.description) !== null) continue
    if (isPeoples(remembered, property) || !rows.every((row) => isEmptyCell(row, property.id))) {
      filled.set(code, property)
    } else if (rows.length > 0 && isWritable(field, property)) {
      return property
    }
  }
  return undefined
}

/** What the service's column is called where its own name is taken. */
export function computedName(field: Field): string {
  return `Computed ${field.name.toLowerCase()}`
}

function isPeoples(remembered: readonly Binding[], property: Property): boolean {
  return remembered.some((binding) => binding.propertyId === property.id && !binding.owned)
}

const wordTypes = ['select', 'status', 'rich_text']

function wordOf(input: ClaimInput, claimed: ReadonlySet<string>): Column | null {
  const status = input.fields.get('status')
  if (!status?.service) return null
  const free = input.properties.filter(
    (property) =>
      wordTypes.includes(property.type) &&
      !claimed.has(property.id) &&
      !input.taken.has(property.id) &&
      ownedField(property.description) === null,
  )
  const named = namedFor(input.settings, input.kind, 'word')?.nameOrId
  const id = input.remembered.find((binding) => binding.field === 'word')?.propertyId
  const property =
    (named === undefined ? undefined : findProperty(free, named)) ??
    free.find((each) => each.id === id) ??
    [status.name, ...aliasesOf(input.kind, 'word')].map((name) => findProperty(free, name)).find(Boolean)
  return property ? columnOf('word', { name: property.name, kind: 'text', says: '' }, property) : null
}

function unfit(kind: DatabaseKind, field: Field, property: Property): Finding {
  const type = spokenType(typeMade(field))
  const lacks =
    property.type === 'status' ? ` without the options ${Object.values(field.options ?? {}).join(', ')}` : ''
  return {
    code: 'property_retyped',
    level: 'mend',
    database: kind,
    pageId: null,
    title: null,
    property: property.name,
    message: `${property.name} is okr-sync's column and is of the type ${spokenType(property.type)}${lacks}, so it is not written.`,
    mend: `In Notion, change the type of ${property.name} to ${type} (Edit property > Type).`,
  }
}
