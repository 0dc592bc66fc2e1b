import { consequence } from '#src/core/drift/consequence.ts'
import type { DatabaseKind, Finding } from '#src/core/model.ts'
import { spokenType, typeMade } from './cell-types.ts'
import { columnFinding } from './column-finding.ts'
import type { Field } from './field.ts'

/** A field that cannot be read, and why. */
export interface UnreadField {
  readonly kind: DatabaseKind
  /** The field's code. */
  readonly code: string
  readonly field: Field
  readonly because:
    | { readonly what: 'retyped'; readonly name: string; readonly type: string }
    /** It was read from a property of this name. */
    | { readonly what: 'gone'; readonly name: string }
    /** NOTION_PROPERTIES names it. */
    | { readonly what: 'named'; readonly name: string }
    | { readonly what: 'absent' }
  /** true: what depends on it is disabled. */
  readonly isLost: boolean
  /** The column that may be filled instead. */
  readonly instead: string | null
}

/** Says what is wrong with a column that people own, what follows, and how it is mended. */
export function unreadFinding(unread: UnreadField): Finding {
  const { kind, code, field, because } = unread
  const { name } = field
  const type = spokenType(typeMade(field))
  const column = `a property called ${name} of the type ${type}`
  const disabled = unread.isLost ? consequence(kind, code) : null
  const follows = disabled === null ? '' : `, so what depends on it is left out: ${disabled}`
  const fill = unread.instead === null ? '' : `, fill ${unread.instead} in every row`
  const none = field.required ? '' : ` ("${kind}.${code}": "" if none holds it)`
  switch (because.what) {
    case 'retyped':
      return columnFinding(kind, {
        code: 'property_retyped',
        property: because.name,
        message: `${because.name} is of the type ${spokenType(because.type)} and cannot be read as ${type}${follows}.`,
        mend: `In Notion, change the type of ${because.name} to ${type} (Edit property > Type)${fill}, or name another property in NOTION_PROPERTIES${none}.`,
      })
    case 'gone': {
      const which = because.name === name ? name : `${because.name}, which held ${name},`
      const share = field.kind === 'relation' ? ', share the database that it leads to' : ''
      return columnFinding(kind, {
        code: 'property_missing',
        property: because.name,
        message: `The property ${which} is gone${follows}.`,
        mend: `Restore it${share}, add ${column}${fill}, or name the one that holds it now in NOTION_PROPERTIES${none}.`,
      })
    }
    default: {
      const isNamed = because.what === 'named'
      const lacking = isNamed
        ? `the property "${because.name}" that NOTION_PROPERTIES names for ${name}`
        : `a property called ${name}`
      return columnFinding(kind, {
        code: 'property_missing',
        property: isNamed ? because.name : name,
        message: `The database lacks ${lacking}${follows}.`,
        mend: `Add ${column}, or name the one that holds it in NOTION_PROPERTIES.`,
      })
    }
  }
}
