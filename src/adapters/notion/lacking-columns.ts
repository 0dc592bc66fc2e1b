import type { DatabaseKind, Finding } from '#src/core/model.ts'
import { spokenType, typeMade } from './cell-types.ts'
import { computedName } from './claim-columns.ts'
import type { Field } from './field.ts'
import { findProperty } from './property-settings.ts'
import type { Property } from './schemas.ts'

/** @returns the one line of information about columns that the service could write if they were there, or null */
export function lackingColumns(
  kind: DatabaseKind,
  lacking: readonly Field[],
  properties: readonly Property[],
  madeByInit: boolean,
): Finding | null {
  if (lacking.length === 0) return null
  const columns = lacking.map((field) => {
    const name = findProperty(properties, field.name) ? computedName(field) : field.name
    return `${name} (${spokenType(typeMade(field))})`
  })
  return {
    code: 'columns_lacking',
    level: 'info',
    database: kind,
    pageId: null,
    title: null,
    property: null,
    message: `okr-sync has no column of its own for ${lacking.map((field) => field.name).join(', ')} and leaves them out.`,
    mend: madeByInit
      ? 'Run okr-sync init again to create them, or leave it so.'
      : `Add an empty property for each that you want to see: ${columns.join(', ')}. Or name one in NOTION_PROPERTIES. Status and Why are enough.`,
  }
}
