import type { DatabaseKind, Finding } from '#src/core/model.ts'
import { plainWords } from '#src/core/words/plain-words.ts'
import { spokenType, typeMade } from './cell-types.ts'
import type { Field } from './field.ts'
import { freeName } from './free-name.ts'
import type { Property } from './schemas.ts'

/** @returns the one line of information about columns that the service could write if they were there, or null */
export function lackingColumns(
  kind: DatabaseKind,
  lacking: readonly Field[],
  properties: readonly Property[],
  madeByInit: boolean,
): Finding | null {
  if (lacking.length === 0) return null
  const taken = new Set(properties.map(({ name }) => plainWords(name)))
  const columns = lacking.map((field) => {
    const { name } = freeName(field, taken)
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
      : `Run okr-sync init --adopt: it shows what it would add, asks, and changes nothing else. Or add empty properties yourself: ${columns.join(', ')}; or name some in NOTION_PROPERTIES. Status and Why are enough.`,
  }
}
