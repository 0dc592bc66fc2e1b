import type { InitiativeResult, NamedInitiative } from '#src/core/initiative-result.ts'
import type { Initiative } from '#src/core/model.ts'
import { isBlocked } from './initiative-health.ts'
import { isOver } from './is-over.ts'

export interface Chain extends Pick<InitiativeResult, 'holdsUp' | 'waitsFor'> {
  /** Those of `waitsFor` that wait for no blocked one themselves, or only for one that waits for them. */
  readonly ends: readonly NamedInitiative[]
}

interface Wait {
  readonly row: Initiative
  /** Relations on the shortest way. */
  readonly steps: number
}

const ALONE: Chain = { holdsUp: [], waitsFor: [], ends: [] }

/**
 * What blocked initiatives hold up, by Depends on. What is done or cancelled is waited for by nobody and waits for nothing; what
 * belongs to ended cycles waits for nothing either. Initiatives that depend on each other hold each other up, none itself.
 * The order of rows makes no difference.
 * @param isEnded by the key results of an initiative
 */
export function initiativeChains(
  initiatives: readonly Initiative[],
  isEnded: (keyResults: readonly string[]) => boolean,
): (id: string) => Chain {
  const running = initiatives.filter((row) => !isOver(row))
  const dependents = new Map<string, Initiative[]>()
  for (const row of running) {
    if (isEnded(row.keyResults)) continue
    for (const id of new Set(row.dependsOn)) dependents.set(id, [...(dependents.get(id) ?? []), row])
  }
  const held = new Map<string, Wait[]>()
  const waits = new Map<string, Wait[]>()
  for (const blocked of running.filter(isBlocked)) {
    const found = above(blocked, dependents)
    held.set(blocked.id, found)
    for (const { row, steps } of found)
      waits.set(row.id, [...(waits.get(row.id) ?? []), { row: blocked, steps }])
  }
  const waitsOf = (id: string) => waits.get(id) ?? []
  const isEnd = ({ row }: Wait) =>
    waitsOf(row.id).every((other) => waitsOf(other.row.id).some((back) => back.row.id === row.id))
  return (id) => {
    if (!held.has(id) && !waits.has(id)) return ALONE
    return {
      holdsUp: inOrder(held.get(id) ?? []),
      waitsFor: inOrder(waitsOf(id)),
      ends: inOrder(waitsOf(id).filter(isEnd)),
    }
  }
}

/** All that depend on a row, directly or not, each once. */
function above(row: Initiative, dependents: ReadonlyMap<string, readonly Initiative[]>): Wait[] {
  const seen = new Set([row.id])
  const found: Wait[] = []
  let level: readonly Initiative[] = [row]
  for (let steps = 1; level.length > 0; steps += 1) {
    const next: Initiative[] = []
    for (const waiting of level.flatMap(({ id }) => dependents.get(id) ?? [])) {
      if (seen.has(waiting.id)) continue
      seen.add(waiting.id)
      next.push(waiting)
      found.push({ row: waiting, steps })
    }
    level = next
  }
  return found
}

function inOrder(waits: readonly Wait[]): NamedInitiative[] {
  return waits
    .toSorted((a, b) => a.steps - b.steps || (a.row.id < b.row.id ? -1 : 1))
    .map(({ row: { id, title } }) => ({ id, title }))
}
