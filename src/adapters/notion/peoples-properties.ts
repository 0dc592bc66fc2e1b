import type { BindingInput } from './binding-input.ts'
import { ownedField } from './mark.ts'
import { findProperty, namedFor } from './property-settings.ts'
import type { Property } from './schemas.ts'

/**
 * The properties of which nothing says that they are the service's: neither the mark in Notion, nor the memory of having
 * written there, nor NOTION_PROPERTIES.
 */
export function peoplesProperties(input: BindingInput): readonly Property[] {
  const { kind, fields, properties, remembered, settings } = input
  const ours = new Set(remembered.filter((binding) => binding.owned).map((binding) => binding.propertyId))
  for (const [code, field] of fields) {
    const named = field.service ? namedFor(settings, kind, code) : null
    const property = named && findProperty(properties, named.nameOrId)
    if (property) ours.add(property.id)
  }
  return properties.filter(({ id, description }) => !ours.has(id) && ownedField(description) === null)
}
