import type { DatabaseKind } from '#src/core/model.ts'
import { Failure } from '#src/ports/failure.ts'
import { fieldsOf } from './fields-of.ts'
import type { Property } from './schemas.ts'

const kinds: readonly DatabaseKind[] = ['objectives', 'keyResults', 'initiatives', 'decisions']

/** A property that NOTION_PROPERTIES names for a field. */
export interface NamedProperty {
  readonly nameOrId: string
  /** true: named for this database and no other. */
  readonly here: boolean
}

/** @returns what NOTION_PROPERTIES says of a field in a database; null: nothing */
export function namedFor(
  settings: Readonly<Record<string, string>>,
  database: DatabaseKind,
  field: string,
): NamedProperty | null {
  const here = settings[`${database}.${field}`]
  const nameOrId = here ?? settings[field]
  return nameOrId === undefined ? null : { nameOrId, here: here !== undefined }
}

/** Whether NOTION_PROPERTIES says, by an empty name, that no property holds the field. */
export function isDeclined(
  settings: Readonly<Record<string, string>>,
  database: DatabaseKind,
  field: string,
): boolean {
  return namedFor(settings, database, field)?.nameOrId.trim() === ''
}

/** Finds a property by its id, else by its name in any case. */
export function findProperty(properties: readonly Property[], nameOrId: string): Property | undefined {
  const name = nameOrId.trim().toLowerCase()
  return (
    properties.find((property) => property.id === nameOrId) ??
    properties.find((property) => property.name.trim().toLowerCase() === name)
  )
}

/** @throws Failure invalid, naming every path in NOTION_PROPERTIES that is no field */
export function requireKnownPaths(settings: Readonly<Record<string, string>>): void {
  const known = new Set<string>()
  for (const kind of kinds) {
    for (const field of [...fieldsOf(kind).keys(), ...fieldsOf(kind, kind === 'keyResults').keys(), 'word']) {
      known.add(field).add(`${kind}.${field}`)
    }
  }
  const unknown = Object.keys(settings).filter((path) => !known.has(path))
  if (unknown.length === 0) return
  const named = kinds.filter((kind) => unknown.some((path) => path.startsWith(`${kind}.`)))
  const fields = [...known].filter((path) =>
    (named.length > 0 ? named : kinds).some((kind) => path.startsWith(`${kind}.`)),
  )
  throw new Failure({
    system: 'notion',
    code: 'invalid',
    message: `NOTION_PROPERTIES names ${unknown.map((path) => `"${path}"`).join(', ')}, which okr-sync does not know. Fields are ${fields.join(', ')}.`,
  })
}
