import type { DatabaseKind, ServiceField } from '#src/core/model.ts'
import { FIELD_LABEL } from '#src/core/words/labels.ts'
import { listed } from '#src/core/words/listed.ts'
import { ALL_NEEDS, NEEDS } from './needs.ts'

const KINDS: Readonly<Record<DatabaseKind, string>> = {
  keyResults: 'key results',
  objectives: 'objectives',
  initiatives: 'initiatives',
  decisions: 'decisions',
}

/**
 * What is disabled where a column of people's is lost, as a clause such as `Score and Why of objectives`, with the rows that
 * need it where others do not; null: nothing is.
 * @param field its code
 */
export function consequence(kind: DatabaseKind, field: string): string | null {
  const column = `${kind}/${field}`
  const found = new Set<string>([column])
  for (const [said, needs] of ALL_NEEDS) if (needs.some(({ need }) => found.has(need))) found.add(said)
  if (found.size === 1) return null

  const kinds = Object.keys(KINDS) as DatabaseKind[]
  const parts = kinds.flatMap((each) => {
    const lost = cellsOf(each, [...found])
    if (lost.length === 0) return []
    const isAll = lost.length === cellsOf(each, Object.keys(NEEDS)).length
    return isAll ? KINDS[each] : `${listed(lost.map((cell) => FIELD_LABEL[cell]))} of ${KINDS[each]}`
  })
  const rest = found.has('company.alignment') ? 'alignment' : 'what mail says of them'
  return (parts.length > 0 ? parts.join('; ') : rest) + whichRows(column)
}

/** Where some row needs the column whatever it holds, nothing is added. */
function whichRows(column: string): string {
  const direct = ALL_NEEDS.flatMap(([, needs]) => needs.filter(({ need }) => need === column))
  const which = new Set(direct.map(({ where }) => where?.which ?? ''))
  const [only = ''] = which
  return which.size === 1 && only !== '' ? `, only where ${only}` : ''
}

function cellsOf(kind: DatabaseKind, said: readonly string[]): readonly ServiceField[] {
  const codes = said.flatMap((each) => (each.startsWith(`${kind}.`) ? each.slice(kind.length + 1) : []))
  return (Object.keys(FIELD_LABEL) as ServiceField[]).filter((code) => codes.includes(code))
}
