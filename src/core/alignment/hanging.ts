import type { AlignmentObjective } from './alignment-links.ts'
import { isLive, type Reach } from './reach.ts'

/**
 * For each objective that reaches no company objective: how many sound key results would if it did, which are its own, those
 * of its circle and those of everything below that hangs on nothing else. By the objective's id.
 * @param parents for each objective the positions that its good links lead to
 * @param groups the circles, and all others alone, parents first
 */
export function hanging(
  objectives: readonly AlignmentObjective[],
  parents: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
  reach: readonly Reach[],
): ReadonlyMap<string, number> {
  const groupOf = new Uint32Array(objectives.length)
  for (const [number, group] of groups.entries()) for (const member of group) groupOf[member] = number

  const counts = groups.map(() => 0)
  const found = new Map<string, number>()
  for (let number = groups.length - 1; number >= 0; number -= 1) {
    const group = groups[number] ?? []
    if (group.some((member) => reach[member]?.rooted)) continue
    let count = counts[number] ?? 0
    for (const member of group) count += soundKeyResults(objectives[member])
    for (const member of group) {
      const { id = '' } = objectives[member] ?? {}
      found.set(id, Math.max(count, found.get(id) ?? 0))
    }
    const above = new Set(group.flatMap((member) => parents[member] ?? []).map((parent) => groupOf[parent]))
    above.delete(number)
    const [only] = above
    if (only !== undefined && above.size === 1) counts[only] = (counts[only] ?? 0) + count
  }
  return found
}

function soundKeyResults(objective: AlignmentObjective | undefined): number {
  if (objective === undefined || !isLive(objective)) return 0
  return objective.keyResults.filter(({ valid }) => valid).length
}
