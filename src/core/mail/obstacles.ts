import type { Obstacle } from '#src/core/advice/next-step.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Day } from '#src/core/model.ts'

/**
 * By key result the blocked initiative that stands in its way: one that serves it, else one that such an initiative waits for; of
 * several the longest blocked.
 */
export function obstacles(initiatives: readonly InitiativeResult[]): ReadonlyMap<string, Obstacle> {
  const byId = new Map(initiatives.map((initiative) => [initiative.id, initiative]))
  const blocked = initiatives.filter(({ health }) => health === 'blocked').toSorted(longestFirst)
  const found = new Map<string, Obstacle>()
  const lay = (keyResults: readonly string[], obstacle: Obstacle) => {
    for (const id of keyResults) if (!found.has(id)) found.set(id, obstacle)
  }
  for (const initiative of blocked) lay(initiative.keyResults, initiative)
  for (const initiative of blocked) {
    for (const { id } of initiative.holdsUp) lay(byId.get(id)?.keyResults ?? [], initiative)
  }
  return found
}

function longestFirst(a: InitiativeResult, b: InitiativeResult): number {
  return since(a).localeCompare(since(b))
}

function since({ blockedSince }: InitiativeResult): Day {
  return blockedSince ?? '9999-12-31'
}
