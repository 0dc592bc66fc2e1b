import type { Database, DatabaseKind, ServiceField } from '#src/core/model.ts'
import { NEEDS, type Said } from './needs.ts'

/** Nothing true can be said of these. */
export type Unreckonable = ReadonlySet<Said>

/**
 * What cannot be reckoned while people's columns are lost: all that is reckoned from them, directly or not. Rows do not say
 * which of several databases of a kind they come from, so a column that one of them lost is lost for the kind.
 */
export function unreckonable(databases: readonly Pick<Database, 'kind' | 'lost'>[]): Unreckonable {
  const lost = new Set<string>(
    databases.flatMap(({ kind, lost }) => lost.map(({ field }) => `${kind}/${field}`)),
  )
  if (lost.size === 0) return new Set()
  const found = new Set<Said>()
  for (const [said, needs] of Object.entries(NEEDS) as [Said, readonly string[]][]) {
    if (!needs.some((need) => lost.has(need))) continue
    lost.add(said)
    found.add(said)
  }
  return found
}

/** Whether a cell of the service's is among them. Synced is only written beside another one. */
export function isUnreckonable(found: Unreckonable, kind: DatabaseKind, field: ServiceField): boolean {
  return (found as ReadonlySet<string>).has(`${kind}.${field}`)
}
