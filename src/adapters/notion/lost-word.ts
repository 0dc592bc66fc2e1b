import type { Finding } from '#src/core/model.ts'
import type { BindingInput } from './binding-input.ts'
import type { Column, LostColumn } from './bound-database.ts'
import { columnFinding } from './column-finding.ts'
import { isDeclined } from './property-settings.ts'

/** Says where the column in which people typed a status of their own is gone. Nothing that is written depends on it. */
export function lostWord(
  { kind, properties, remembered, rows, settings }: BindingInput,
  word: Column | null,
): { readonly lost: ReadonlyMap<string, LostColumn>; readonly findings: readonly Finding[] } {
  const known = remembered.find(({ field }) => field === 'word')
  const isThere = properties.some(({ id }) => id === known?.propertyId)
  if (known === undefined || word !== null || isThere || isDeclined(settings, kind, 'word')) {
    return { lost: new Map(), findings: [] }
  }
  const { name } = known
  return {
    lost: new Map([
      [
        'word',
        { name, propertyId: null, because: `${name} is not there`, rows: new Set(rows.map(({ id }) => id)) },
      ],
    ]),
    findings: [
      columnFinding(kind, {
        code: 'property_missing',
        property: name,
        message: `The property ${name} is gone, in which people typed a status of their own.`,
        mend: `Restore it, or say in NOTION_PROPERTIES that there is none ("${kind}.word": "").`,
      }),
    ],
  }
}
