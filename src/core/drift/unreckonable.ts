import type { DatabaseKind, Snapshot } from '#src/core/model.ts'
import { linkedRows } from './linked-rows.ts'
import { ALL_NEEDS, type Said } from './needs.ts'
import type { Known } from './who-needs.ts'

/** Names of the columns of people's, as `init` calls them, because of which nothing true can be said. */
type Causes = ReadonlySet<string>

/** Of which rows nothing true can be said while columns are lost. */
export interface Unreckonable {
  /** Nothing is lost that anything needs. */
  readonly isNone: boolean
  /** Because of which columns this cannot be said of a row; empty: it can. */
  causes(said: Said, pageId: string): Causes
  /** The same of any row, or of the company. */
  ofAny(said: Said): Causes
}

const NOTHING: Causes = new Set()
const KINDS: readonly DatabaseKind[] = ['objectives', 'keyResults', 'initiatives', 'decisions']
const COMPANY = 'company'

/** What cannot be reckoned while people's columns are lost, row by row: all that needs them, directly or not. */
export function unreckonable(snapshot: Snapshot, known: () => Known): Unreckonable {
  const lost = lostColumns(snapshot)
  const found = new Map<string, Map<string, Causes>>(lost)
  if (lost.size > 0) {
    const rows = rowsByKind(snapshot)
    const linked = linkedRows(snapshot, (column) => new Set(lost.get(column)?.keys()))
    const facts = known()
    for (const [said, needs] of ALL_NEEDS) {
      const kind = kindOf(said)
      const reached = needs.filter(({ need }) => found.has(need))
      if (reached.length === 0) continue
      const blank = new Map<string, Causes>()
      for (const row of rows.get(kind) ?? []) {
        const causes = reached.flatMap(({ need, where }) =>
          where === null || where.isNeeded(row, facts) ? causesIn(need, kind, row.id) : [],
        )
        if (causes.length > 0) blank.set(row.id, new Set(causes))
      }
      if (blank.size > 0) found.set(said, blank)
    }

    function causesIn(need: string, kind: string, id: string): string[] {
      const blank = found.get(need) ?? new Map<string, Causes>()
      const other = kindOf(need)
      if (other === kind) return [...(blank.get(id) ?? [])]
      const ids =
        kind === COMPANY || other === COMPANY ? null : linked(kind as DatabaseKind, id, other as DatabaseKind)
      return (ids ?? [...blank.keys()]).flatMap((each) => [...(blank.get(each) ?? [])])
    }
  }
  return {
    isNone: found.size === lost.size,
    causes: (said, pageId) => found.get(said)?.get(pageId) ?? NOTHING,
    ofAny: (said) => new Set([...(found.get(said)?.values() ?? [])].flatMap((causes) => [...causes])),
  }
}

/** By `kind/field`, for which rows it is lost and what it is called. */
function lostColumns(snapshot: Snapshot): Map<string, Map<string, Causes>> {
  const columns = new Map<string, Map<string, Causes>>()
  for (const { kind, lost } of snapshot.databases) {
    for (const { field, property, rows } of lost) {
      const ids = rows ?? snapshot[kind].map(({ id }) => id)
      const column = columns.get(`${kind}/${field}`) ?? new Map<string, Causes>()
      for (const id of ids) column.set(id, new Set([property]))
      columns.set(`${kind}/${field}`, column)
    }
  }
  return columns
}

function rowsByKind(snapshot: Snapshot): ReadonlyMap<string, readonly { readonly id: string }[]> {
  return new Map<string, readonly { readonly id: string }[]>([
    ...KINDS.map((kind) => [kind, snapshot[kind]] as const),
    [COMPANY, [{ id: COMPANY }]],
  ])
}

function kindOf(need: string): string {
  return need.split(/[./]/)[0] ?? ''
}
