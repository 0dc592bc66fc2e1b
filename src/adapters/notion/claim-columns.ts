import type { DatabaseKind, Finding, ServiceField } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import { columnOf } from './bind-columns.ts'
import type { BindingInput } from './binding-input.ts'
import type { Column } from './bound-database.ts'
import { isWritable, lackingOptions, spokenType, typeMade } from './cell-types.ts'
import { columnFinding } from './column-finding.ts'
import { isEmptyCell } from './empty-cell.ts'
import type { Field } from './field.ts'
import { usualNames } from './free-name.ts'
import { ownedField } from './mark.ts'
import { markedColumns, originalOf } from './marked-column.ts'
import { peoplesProperties } from './peoples-properties.ts'
import { findNamed, findProperty, isDeclined, namedFor } from './property-settings.ts'
import type { Property } from './schemas.ts'
import { synonymsOf } from './synonyms.ts'

export interface ClaimInput extends BindingInput {
  /** Properties that hold what people own. */
  readonly taken: ReadonlySet<string>
}

export interface ClaimedColumns {
  readonly owned: ReadonlyMap<ServiceField, Column>
  /** Those of the owned that are the service's because NOTION_PROPERTIES says so, and only as long as it does. */
  readonly told: ReadonlySet<ServiceField>
  /** A status that people type. */
  readonly word: Column | null
  /** Columns that bear a name of the service's, filled by people: not to be claimed, even if they are emptied one day. */
  readonly filled: ReadonlyMap<string, Property>
  readonly findings: readonly Finding[]
  /** Fields that have no column of the service's. */
  readonly lacking: ReadonlyMap<ServiceField, Field>
  /** Fields whose column was the service's and is gone, with what it was called. */
  readonly gone: ReadonlyMap<ServiceField, string>
}

/**
 * Finds the columns that are the service's to write. A column that people have filled is never claimed by its name:
 * it has to be named in NOTION_PROPERTIES, remembered, marked by `init`, or empty in every row.
 */
export function claimColumns(input: ClaimInput): ClaimedColumns {
  const { kind, properties, settings } = input
  const owned = new Map<ServiceField, Column>()
  const told = new Set<ServiceField>()
  const filled = new Map<string, Property>()
  const findings: Finding[] = []
  const lacking = new Map<ServiceField, Field>()
  const goneColumns = new Map<ServiceField, string>()
  for (const [code, field] of input.fields) {
    if (!field.service || isDeclined(settings, kind, code)) continue
    const named = namedFor(settings, kind, code)
    const namedProperty = named ? findProperty(properties, named.nameOrId) : undefined
    const property = namedProperty ?? assigned(input, code, field) ?? unused(input, code, field, filled)
    if (property && isWritable(field, property)) {
      owned.set(code as ServiceField, columnOf(code, field, property))
      if (namedProperty) told.add(code as ServiceField)
      continue
    }
    const lost = gone(input, code)
    if (property) findings.push(columnFinding(kind, unfit(field, property)))
    else if (lost) {
      goneColumns.set(code as ServiceField, lost.name)
      findings.push(columnFinding(kind, notWritten(kind, code, field, lost)))
    } else if (named?.here) findings.push(columnFinding(kind, namedInVain(field, named.nameOrId)))
    else if (markedColumns(properties, code).length > 0) {
      findings.push(columnFinding(kind, untold(kind, code, field, markedColumns(properties, code))))
    } else lacking.set(code as ServiceField, field)
  }
  const claimed = new Set([...owned.values()].map((column) => column.propertyId))
  return { owned, told, word: wordOf(input, claimed), filled, findings, lacking, gone: goneColumns }
}

/** The property that was written to before, or that `init` marked. */
function assigned(input: ClaimInput, code: string, field: Field): Property | undefined {
  const { kind, properties, remembered, settings } = input
  const id = remembered.find((binding) => binding.field === code && binding.owned)?.propertyId
  const known = properties.find((each) => each.id === id)
  if (known || namedFor(settings, kind, code)?.here) return known
  return originalOf(markedColumns(properties, code), field)
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
  for (const name of usualNames(field)) {
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

function isPeoples(remembered: readonly Binding[], property: Property): boolean {
  return remembered.some((binding) => binding.propertyId === property.id && !binding.owned)
}

const wordTypes = ['select', 'status', 'rich_text']

function wordOf(input: ClaimInput, claimed: ReadonlySet<string>): Column | null {
  const { kind, settings } = input
  const status = input.fields.get('status')
  if (!status?.service || isDeclined(settings, kind, 'word')) return null
  const free = peoplesProperties(input).filter(
    ({ id, type }) => wordTypes.includes(type) && !claimed.has(id) && !input.taken.has(id),
  )
  const named = namedFor(settings, kind, 'word')?.nameOrId
  const id = input.remembered.find((binding) => binding.field === 'word')?.propertyId
  // The service's own Status may go by any of these names now, if it is no longer where NOTION_PROPERTIES says.
  const names = isNamedInVain(input, 'status') ? [] : [status.name, ...synonymsOf(kind, 'word')]
  const property =
    (named === undefined ? undefined : findProperty(free, named)) ??
    free.find((each) => each.id === id) ??
    findNamed(free, names)
  return property ? columnOf('word', { name: property.name, kind: 'text', says: '' }, property) : null
}

function isNamedInVain({ kind, properties, settings }: ClaimInput, field: string): boolean {
  const named = namedFor(settings, kind, field)
  return named?.here === true && named.nameOrId.trim() !== '' && !findProperty(properties, named.nameOrId)
}

/** The column that was the service's and is not there any more. */
function gone({ properties, remembered }: ClaimInput, code: string): Binding | undefined {
  const known = remembered.find((binding) => binding.field === code && binding.owned)
  return properties.some(({ id }) => id === known?.propertyId) ? undefined : known
}

function notWritten(kind: DatabaseKind, code: string, field: Field, { name }: Binding) {
  return {
    code: 'property_missing',
    property: name,
    message: `${name} was okr-sync's column and is gone, so ${field.name} is not written.`,
    mend: `Restore it, have okr-sync init --adopt (or init, where that made the database) add it again, add an empty property called ${field.name} of the type ${spokenType(typeMade(field))}, or leave it out in NOTION_PROPERTIES ("${kind}.${code}": "").`,
  }
}

function untold(kind: DatabaseKind, code: string, field: Field, marked: readonly Property[]) {
  const names = marked.map(({ name }) => name).join(' and ')
  return {
    code: 'property_copied',
    property: marked[0]?.name ?? null,
    message: `${names} all say that they are okr-sync's ${field.name}, and which is the copy cannot be told, so none is written.`,
    mend: `In Notion, delete the copy, or name the original in NOTION_PROPERTIES ("${kind}.${code}").`,
  }
}

function unfit(field: Field, property: Property) {
  const { name, type: found } = property
  const type = spokenType(typeMade(field))
  const options = lackingOptions(field, property)
  if (options.length > 0) {
    const which = `the option${options.length === 1 ? '' : 's'} ${options.join(', ')}`
    return {
      code: 'option_missing',
      property: name,
      message: `${name} is okr-sync's column of the type Status and lacks ${which}, which cannot be added by writing, so it is not written.`,
      mend: `In Notion, add ${which} to ${name} (Edit property), or change its type to ${type}.`,
    }
  }
  return {
    code: 'property_retyped',
    property: name,
    message: `${name} is okr-sync's column and is of the type ${spokenType(found)}, so it is not written.`,
    mend: `In Notion, change the type of ${name} to ${type} (Edit property > Type).`,
  }
}

function namedInVain(field: Field, name: string) {
  return {
    code: 'property_missing',
    property: name,
    message: `The database lacks the property "${name}" that NOTION_PROPERTIES names for ${field.name}, so ${field.name} is not written.`,
    mend: `Mend the name in NOTION_PROPERTIES, or add a property of that name and of the type ${spokenType(typeMade(field))}.`,
  }
}
