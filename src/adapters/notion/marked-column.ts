import type { Field } from './field.ts'
import { usualNames } from './free-name.ts'
import { ownedField } from './mark.ts'
import { findNamed } from './property-settings.ts'
import type { Property } from './schemas.ts'

/** The properties that say that they are the service's for a field. A copy that a person makes in Notion says so too. */
export function markedColumns(properties: readonly Property[], code: string): readonly Property[] {
  return properties.filter(({ description }) => ownedField(description) === code)
}

/** Of several the one under a name that the service gives; undefined: there is none, or it cannot be told from copies of it. */
export function originalOf(marked: readonly Property[], field: Field): Property | undefined {
  return marked.length > 1 ? findNamed(marked, usualNames(field)) : marked[0]
}
