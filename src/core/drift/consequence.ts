import type { DatabaseKind, ServiceField } from '#src/core/model.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'
import { NEEDS } from './needs.ts'
import { unreckonable } from './unreckonable.ts'

const KINDS: Readonly<Record<DatabaseKind, string>> = {
  keyResults: 'key results',
  objectives: 'objectives',
  initiatives: 'initiatives',
  decisions: 'decisions',
}

/**
 * What is disabled where a column of people's is lost, as a clause such as `Score and Why of objectives`; null: nothing is.
 * @param field its code
 */
export function consequence(kind: DatabaseKind, field: string): string | null {
  const found = unreckonable([{ kind, lost: [{ field, property: '' }] }])
  if (found.size === 0) return null
  const kinds = Object.keys(KINDS) as DatabaseKind[]
  const parts = kinds.flatMap((each) => {
    const lost = cellsOf(each, [...found])
    if (lost.length === 0) return []
    const isAll = lost.length === cellsOf(each, Object.keys(NEEDS)).length
    return isAll ? KINDS[each] : `${listed(lost.map((cell) => FIELD_LABEL[cell]))} of ${KINDS[each]}`
  })
  if (parts.length > 0) return parts.join('; ')
  return found.has('alignment') ? 'alignment' : 'what mail says of them'
}

function cellsOf(kind: DatabaseKind, said: readonly string[]): readonly ServiceField[] {
  const codes = said.flatMap((each) => (each.startsWith(`${kind}.`) ? each.slice(kind.length + 1) : []))
  return (Object.keys(FIELD_LABEL) as ServiceField[]).filter((code) => codes.includes(code))
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
