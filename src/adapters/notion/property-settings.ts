import type { DatabaseKind } from '#src/core/model.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
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

/** Separates names in NOTION_PROPERTIES where several databases of a kind name a field differently. */
const OR = ' | '

/** The names that are given for a field, in their order. */
export function namesIn(named: NamedProperty | null): readonly string[] {
  return named?.nameOrId.split(OR).map((name) => name.trim()) ?? []
}

/** Finds a property by its id, else by its name in any case; of several names, parted by ` | `, by the first that is there. */
export function findProperty(properties: readonly Property[], nameOrId: string): Property | undefined {
  const name = nameOrId.trim().toLowerCase()
  const property =
    properties.find(({ id }) => id === nameOrId) ??
    properties.find((each) => each.name.trim().toLowerCase() === name)
  if (property || !nameOrId.includes(OR)) return property
  return findFirst(nameOrId.split(OR), (each) => findProperty(properties, each))
}

/** Finds a property by the first name that one bears, else by the first that only one bears apart from accents and signs. */
export function findNamed(properties: readonly Property[], names: readonly string[]): Property | undefined {
  return (
    findFirst(names, (name) => findProperty(properties, name)) ??
    findFirst(names, (name) => {
      const alike = properties.filter((property) => plainWords(property.name) === plainWords(name))
      return alike.length === 1 ? alike[0] : undefined
    })
  )
}

function findFirst<T>(names: readonly string[], find: (name: string) => T | undefined): T | undefined {
  for (const name of names) {
    const found = find(name)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a path without its database means a column of people's here and one of the service's there. */
function isTwofold(path: string): boolean {
  const services = kinds
    .flatMap((kind) => fieldsOf(kind).get(path) ?? [])
    .map(({ service }) => service === true)
  return services.includes(true) && services.includes(false)
}

/** @throws Failure invalid, naming every path in NOTION_PROPERTIES that is no field, or the one that means two things */
export function requireKnownPaths(settings: Readonly<Record<string, string>>): void {
  const known = new Set<string>()
  for (const kind of kinds) {
    for (const field of [...fieldsOf(kind).keys(), ...fieldsOf(kind, kind === 'keyResults').keys(), 'word']) {
      known.add(field).add(`${kind}.${field}`)
    }
  }
  const twofold = Object.keys(settings).find(isTwofold)
  if (twofold !== undefined) {
    const paths = kinds.filter((kind) => fieldsOf(kind).has(twofold)).map((kind) => `"${kind}.${twofold}"`)
    throw new Failure({
      system: 'notion',
      code: 'invalid',
      message: `NOTION_PROPERTIES names "${twofold}", which is people's column in one database and okr-sync's to write in another. Say which: ${paths.join(', ')}, or ${kinds
        .map((kind) => `"${kind}.word"`)
        .slice(0, 2)
        .join(' and ')} for a status that people type.`,
    })
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
