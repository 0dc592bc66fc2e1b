import type { KeyResult, Objective } from '#src/core/model.ts'

/**
 * Levels of objectives that have no column for it. The title of their database says it, unless objectives of that database
 * support each other; else how they are linked does: what others support and supports nothing is the company's, what both
 * supports and is supported a department's, and what only supports a team's. What is linked with nothing stays without a level,
 * and so does a ring.
 * @param untold the level that the database's title names (null: none) with the ids of its objectives, for each database without a column
 */
export function levelsOf(
  objectives: readonly Objective[],
  keyResults: readonly Pick<KeyResult, 'id' | 'objectives'>[],
  untold: readonly { readonly ofTitle: Objective['level']; readonly ids: ReadonlySet<string> }[],
): ReadonlyMap<string, Objective['level']> {
  if (untold.length === 0) return new Map()
  const known = new Set(objectives.map(({ id }) => id))
  const objectiveOf = new Map(keyResults.map(({ id, objectives: [first = ''] }) => [id, first]))
  const parentsOf = (objective: Objective) =>
    [...objective.supports, ...objective.supportsKeyResults.map((id) => objectiveOf.get(id) ?? '')].filter(
      (id) => known.has(id) && id !== objective.id,
    )
  const parents = new Map(objectives.map((objective) => [objective.id, parentsOf(objective)]))
  const supported = new Set([...parents.values()].flat())
  const levels = new Map<string, Objective['level']>()
  for (const { ofTitle, ids } of untold) {
    const isNested = [...ids].some((id) => parents.get(id)?.some((parent) => ids.has(parent)))
    for (const id of ids) levels.set(id, ofTitle !== null && !isNested ? ofTitle : byLinks(id))
  }
  return levels

  function byLinks(id: string): Objective['level'] {
    if (!parents.get(id)?.length) return supported.has(id) ? 'company' : null
    if (isInRing(id)) return null
    return supported.has(id) ? 'department' : 'team'
  }

  function isInRing(id: string): boolean {
    const seen = new Set<string>()
    const open = [...(parents.get(id) ?? [])]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === id) return true
      if (seen.has(next)) continue
      seen.add(next)
      open.push(...(parents.get(next) ?? []))
    }
    return false
  }
}
