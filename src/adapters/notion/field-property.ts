import type { DatabaseKind } from '#src/core/model.ts'
import { aliasesOf } from './aliases.ts'
import type { Field } from './field.ts'
import { ownedField } from './mark.ts'
import { descriptionOf } from './property-config.ts'
import { findProperty } from './property-settings.ts'
import type { Property } from './schemas.ts'

/**
 * The property that `init` made for a field, or that stands in its place: by the service's mark, by the description that
 * `init` wrote (so that a rename does not make it twice), by name, or by an alias.
 */
export function fieldProperty(
  database: DatabaseKind,
  code: string,
  field: Field,
  properties: readonly Property[],
): Property | undefined {
  if (field.kind === 'title') return properties.find((property) => property.type === 'title')
  const description = descriptionOf(database, code, field)
  return (
    properties.find((property) => field.service && ownedField(property.description) === code) ??
    properties.find((property) => property.description === description) ??
    [field.name, ...(field.service ? [] : aliasesOf(database, code))]
      .map((name) => findProperty(properties, name))
      .find((property) => property !== undefined)
  )
}
