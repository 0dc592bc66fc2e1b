import { fieldsOf } from '#src/adapters/notion/fields-of.ts'
import { usualNames } from '#src/adapters/notion/free-name.ts'
import type { Inspected } from '#src/adapters/notion/inspect-databases.ts'
import { ownedField } from '#src/adapters/notion/mark.ts'
import { findProperty } from '#src/adapters/notion/property-settings.ts'
import type { DatabaseToLeave } from '#src/ports/adoption.ts'
import type { Binding } from '#src/ports/bindings.ts'

/**
 * What the memory is to hold once columns are taken away. An empty column of people's that bears the name of one of them would
 * become the service's in its place with the next sync; it is remembered as theirs instead.
 */
export function withoutRemoved(
  { dataSourceId, removes }: DatabaseToLeave,
  { schema, configured }: Inspected,
): {
  readonly saved: readonly Binding[]
  readonly forgotten: readonly Pick<Binding, 'dataSourceId' | 'field'>[]
} {
  const fields = fieldsOf(configured.kind, configured.flat)
  const theirs = schema.properties.filter(({ description }) => ownedField(description) === null)
  const saved = removes.flatMap(({ field: code }) => {
    const field = fields.get(code)
    const names = field ? usualNames(field) : []
    const property = names.map((name) => findProperty(theirs, name)).find(Boolean)
    return property
      ? [{ dataSourceId, field: code, propertyId: property.id, name: property.name, owned: false }]
      : []
  })
  const kept = new Set<string>(saved.map(({ field }) => field))
  return {
    saved,
    forgotten: removes.filter(({ field }) => !kept.has(field)).map(({ field }) => ({ dataSourceId, field })),
  }
}
