import type { Binding } from '#src/ports/bindings.ts'
import { fieldsOf } from './fields-of.ts'
import { findProperty, namedFor } from './property-settings.ts'
import type { DataSource } from './schemas.ts'
import type { ConfiguredDatabase } from './settings.ts'

/**
 * NOTION_PROPERTIES as it is meant for one of several databases of a kind: what it names for a field is in another of them, was
 * never in this one, and need not be.
 * @param alike the schemas of all databases of the kind
 * @param remembered what earlier runs remember of this one
 */
export function settingsHere(
  { kind, flat }: Pick<ConfiguredDatabase, 'kind' | 'flat'>,
  { id, properties }: DataSource,
  alike: readonly DataSource[],
  remembered: readonly Binding[],
  settings: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const others = alike.filter((other) => other.id !== id)
  const none: Record<string, string> = {}
  for (const [code, field] of others.length > 0 ? fieldsOf(kind, flat) : []) {
    const named = namedFor(settings, kind, code)
    // The shorter form is for the databases that have the name, and the others are read by their own.
    if (!named?.here || field.required || findProperty(properties, named.nameOrId)) continue
    if (remembered.some((binding) => binding.field === code)) continue
    if (others.some((other) => findProperty(other.properties, named.nameOrId))) none[`${kind}.${code}`] = ''
  }
  return { ...settings, ...none }
}
