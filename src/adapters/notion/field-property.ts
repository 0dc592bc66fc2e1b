import type { DatabaseKind } from '#src/core/model.ts'
import type { Field } from './field.ts'
import { ownedField } from './mark.ts'
import { descriptionOf } from './property-config.ts'
import { findNamed } from './property-settings.ts'
import type { Property } from './schemas.ts'
import { synonymsOf } from './synonyms.ts'

/**
 * The property that `init` made for a field, or that stands in its place: by the service's mark, by the description that
 * `init` wrote (so that a rename does not make it twice), by name, or by a synonym.
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
    findNamed(properties, [field.name, ...(field.service ? [] : synonymsOf(database, code))])
  )
}
