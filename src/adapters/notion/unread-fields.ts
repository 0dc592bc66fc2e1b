import type { Finding } from '#src/core/model.ts'
import type { Binding } from '#src/ports/bindings.ts'
import type { BindingInput } from './binding-input.ts'
import type { Column, LostColumn } from './bound-database.ts'
import { spokenType } from './cell-types.ts'
import { isEmptyCell } from './empty-cell.ts'
import type { Field } from './field.ts'
import { fieldOfCode, holds } from './further-columns.ts'
import { namedFor } from './property-settings.ts'
import { rowAmounts } from './row-amounts.ts'
import type { Property, Row } from './schemas.ts'
import { unknownCells } from './unknown-cells.ts'
import { type UnreadField, unreadFinding } from './unread-finding.ts'

interface UnreadFields {
  readonly lost: ReadonlyMap<string, LostColumn>
  readonly findings: readonly Finding[]
}

/**
 * Says of the fields that cannot be read which of them are lost: one that is required, one that NOTION_PROPERTIES names in
 * vain, and one that held something (of a type that cannot be read, or in a column that is gone). A column that never was
 * there, or that nobody has ever filled, says nothing.
 * @param found properties that are the fields' own, but of the wrong type
 */
export function unreadFields(
  input: BindingInput,
  unread: readonly (readonly [string, Field])[],
  found: ReadonlyMap<string, Property>,
  columns: ReadonlyMap<string, Column>,
): UnreadFields {
  const { kind, fields, rows } = input
  const lost = new Map<string, LostColumn>()
  const findings: Finding[] = []
  for (const [code, field] of unread) {
    const property = found.get(code)
    const because = property ? retyped(property) : missing(input, code, field)
    if (!because) continue
    // Where values were read from it before, Notion may have dropped them with the type: empty cells prove nothing.
    const isKnown = !property || field.required === true || knownFor(input, code) !== undefined
    const lostIn = rows.filter(
      (row) =>
        (isKnown || !isEmptyCell(row, property.id)) &&
        !(code === 'target' && hasTarget(row, columns)) &&
        !isLinked(row, fieldOfCode(code), columns),
    )
    const substitute = field.unless === undefined ? undefined : columns.get(field.unless)
    const isNeedless =
      substitute !== undefined && rows.every((row) => !isEmptyCell(row, substitute.propertyId))
    const isLost = field.required === true || ((isKnown || lostIn.length > 0) && !isNeedless)
    if (isLost) lost.set(code, { ...lostColumn(field, property), rows: new Set(lostIn.map(({ id }) => id)) })
    const instead = field.unless === undefined ? null : (fields.get(field.unless)?.name ?? null)
    findings.push(unreadFinding({ kind, code: fieldOfCode(code), field, because, isLost, instead }))
  }
  for (const [code, ids] of unknownCells(columns, rows)) {
    const name = fields.get(code)?.name ?? columns.get(code)?.name ?? code
    const because = `${columns.get(code)?.name ?? name} holds what cannot be read`
    lost.set(code, { name, because, rows: ids })
  }
  return { lost, findings }
}

/** A Current of `3/5` brings its own. */
function hasTarget({ cells }: Row, columns: ReadonlyMap<string, Column>): boolean {
  return rowAmounts(columns, cells).numbers.hasTargetFromCurrent
}

/** Linked by one of several columns, a row is known to belong there. */
function isLinked(row: Row, field: string, columns: ReadonlyMap<string, Column>): boolean {
  return [...columns].filter(holds(field)).some(([, { propertyId, type }]) => {
    return type === 'relation' && !isEmptyCell(row, propertyId)
  })
}

function retyped({ name, type }: Property): UnreadField['because'] {
  return { what: 'retyped', name, type }
}

/** @returns null where nothing says that the field should be there */
function missing(input: BindingInput, code: string, field: Field): UnreadField['because'] | null {
  const { kind, properties, settings } = input
  const named = namedFor(settings, kind, code)
  if (named?.here) return { what: 'named', name: named.nameOrId }
  const known = knownFor(input, code)
  const isGone = known !== undefined && properties.every(({ id }) => id !== known.propertyId)
  if (isGone) return { what: 'gone', name: known.name }
  return field.required ? { what: 'absent' } : null
}

/** A column that held something is remembered. */
function knownFor({ remembered }: BindingInput, code: string): Binding | undefined {
  return remembered.find((binding) => binding.field === code && !binding.owned)
}

function lostColumn({ name }: Field, property: Property | undefined): Omit<LostColumn, 'rows'> {
  return {
    name,
    because: property
      ? `${property.name} is of the type ${spokenType(property.type)}`
      : `${name} is not there`,
  }
}
