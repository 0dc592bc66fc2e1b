import type { Objective, Snapshot } from '#src/core/model.ts'
import type { ChainLink } from './explanation.ts'

/** The objectives above one, each once with the shortest way to it, the nearest first. Links to nowhere are left out. */
export function chainUp(
  id: string,
  { objectives, keyResults }: Pick<Snapshot, 'objectives' | 'keyResults'>,
): ChainLink[] {
  const objectiveById = new Map(objectives.map((objective) => [objective.id, objective]))
  const keyResultById = new Map(keyResults.map((keyResult) => [keyResult.id, keyResult]))
  const seen = new Set([id])
  const chain: ChainLink[] = []
  let row = [objectiveById.get(id)].flatMap((objective) => objective ?? [])
  for (let above = 1; row.length > 0; above += 1) {
    const next: Objective[] = []
    for (const { parent, through } of row.flatMap(parentsOf)) {
      if (parent === undefined || seen.has(parent.id)) continue
      seen.add(parent.id)
      next.push(parent)
      chain.push({ id: parent.id, title: parent.title, level: parent.level, above, through })
    }
    row = next
  }
  return chain

  function parentsOf({ supports, supportsKeyResults }: Objective) {
    return [
      ...supports.map((parent) => ({ parent: objectiveById.get(parent), through: '' })),
      ...supportsKeyResults.flatMap((keyResultId) => {
        const keyResult = keyResultById.get(keyResultId)
        const [parent = ''] = keyResult?.objectives ?? []
        return { parent: objectiveById.get(parent), through: keyResult?.title ?? '' }
      }),
    ]
  }
}
