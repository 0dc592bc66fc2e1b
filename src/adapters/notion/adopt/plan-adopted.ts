import type { Column } from '#src/adapters/notion/bound-database.ts'
import { spokenType, typeMade } from '#src/adapters/notion/cell-types.ts'
import { isEmptyCell } from '#src/adapters/notion/empty-cell.ts'
import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { freeName } from '#src/adapters/notion/free-name.ts'
import type { Inspected } from '#src/adapters/notion/inspect-databases.ts'
import { ownedField } from '#src/adapters/notion/mark.ts'
import { findProperty, namedFor } from '#src/adapters/notion/property-settings.ts'
import type { ServiceField } from '#src/core/model.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import type { AddedColumn, DatabaseToAdopt, Obstacle } from '#src/ports/adoption.ts'
import type { Binding } from '#src/ports/bindings.ts'
import { type AdoptedTable, overLimit } from './adopted-table.ts'
import { tableHead } from './table-head.ts'

/**
 * What adoption would do to one database, and what it leaves as it is.
 * @param earlier what is planned for the objectives of the same table
 */
export function planAdopted(
  inspected: Inspected,
  table: AdoptedTable,
  remembered: readonly Binding[],
  properties: Readonly<Record<string, string>>,
  earlier?: DatabaseToAdopt,
): DatabaseToAdopt {
  const { bound } = inspected
  const fields = fieldsOf(bound.kind, bound.flat)
  const held = (column: { field: string; name: string; type: string }) => ({
    field: column.field,
    fieldName: fields.get(column.field)?.name ?? 'Typed status',
    property: column.name,
    type: spokenType(column.type),
  })
  const reads = [...bound.columns.values()].map(held)
  const kept = keptColumns(inspected, remembered, properties)
  const keeps = kept.map(([, column]) => held(column))
  const inUse = new Set([...(bound.alsoUsed ?? []), ...[...reads, ...keeps].map(({ property }) => property)])
  const names = earlier ? [...table.names, ...earlier.adds.map(({ name }) => name)] : table.names
  const wanted = bound.madeByInit
    ? []
    : addedColumns(
        inspected,
        { ...table, names },
        new Set([...kept.map(([field]) => field), ...(earlier?.adds ?? []).map(({ field }) => field)]),
        properties,
      )
  const obstacle = table.obstacle ?? overLimit({ ...table, names }, wanted.length)
  const goneNames = new Set(bound.gone.values())
  return {
    ...tableHead(inspected),
    obstacle: wanted.length > 0 ? obstacle : null,
    reads,
    keeps,
    adds: obstacle ? [] : wanted,
    leaves: table.names.filter((name) => !inUse.has(name)),
    notes: [
      ...filledByPeople(inspected, kept, remembered),
      ...bound.findings
        .filter(({ level, property }) => level === 'mend' && !(property !== null && goneNames.has(property)))
        .map(({ message, mend }) => ({ message, mend })),
    ],
  }
}

/**
 * The service's columns without those that are its own only because they bear its names and are empty: people made them, and
 * with a column of its own it need not touch them.
 */
function keptColumns(
  { bound, schema }: Inspected,
  remembered: readonly Binding[],
  properties: Readonly<Record<string, string>>,
): readonly (readonly [ServiceField, Column])[] {
  return [...bound.written].filter(([field, { propertyId }]) => {
    if (!fieldsOf(bound.kind, bound.flat).get(field)?.service) return false
    const named = namedFor(properties, bound.kind, field)?.nameOrId
    const isTold = named !== undefined && findProperty(schema.properties, named)?.id === propertyId
    return isTold || isKnownOurs(propertyId, schema, remembered)
  })
}

/** Notion itself says so, or the service remembers it. */
function isKnownOurs(
  propertyId: string,
  { properties }: Inspected['schema'],
  remembered: readonly Binding[],
): boolean {
  const isMarked = properties.some(
    ({ id, description }) => id === propertyId && ownedField(description) !== null,
  )
  return isMarked || remembered.some((known) => known.owned && known.propertyId === propertyId)
}

/** Columns that only NOTION_PROPERTIES gives to the service, and that hold something. */
function filledByPeople(
  { bound, schema, rows }: Inspected,
  kept: readonly (readonly [ServiceField, Column])[],
  remembered: readonly Binding[],
): readonly Obstacle[] {
  return kept.flatMap(([field, { propertyId, name }]) => {
    const filled = rows.filter((row) => !isEmptyCell(row, propertyId)).length
    if (filled === 0 || isKnownOurs(propertyId, schema, remembered)) return []
    const typed =
      field === 'status'
        ? `, and where it is the status that people type, "${bound.kind}.word": "${name}"`
        : ''
    return [
      {
        message: `NOTION_PROPERTIES gives ${name} to okr-sync, and it is filled in ${filled} ${filled === 1 ? 'row' : 'rows'}: what people typed there is written over in time.`,
        mend: `If ${name} is people's, take "${bound.kind}.${field}" out of NOTION_PROPERTIES${typed}; okr-sync then adds a column of its own.`,
      },
    ]
  })
}

/** What is lacking, each under a name that no property has and that no setting means. */
function addedColumns(
  { bound }: Inspected,
  table: AdoptedTable,
  kept: ReadonlySet<ServiceField>,
  properties: Readonly<Record<string, string>>,
): readonly AddedColumn[] {
  // A request with an id that is there changes that property as one with its name does.
  const taken = new Set(
    [...table.names, ...table.ids, ...Object.values(properties)].map((name) => plainWords(name)),
  )
  const columns: AddedColumn[] = []
  for (const [code, field] of fieldsOf(bound.kind, bound.flat)) {
    const service = code as ServiceField
    const isLacking = bound.lacking.has(service) || bound.gone.has(service) || bound.written.has(service)
    if (!field.service || !isLacking || kept.has(service)) continue
    const { name, because } = freeName(field, taken)
    taken.add(plainWords(name))
    columns.push({ field: service, fieldName: field.name, name, type: spokenType(typeMade(field)), because })
  }
  return columns
}
