import type { AlignmentObjective, Link } from './alignment-links.ts'

/**
 * Where the chain of good links above each objective ends, by position: at the first by title, then by id, of those that lead
 * nowhere, which may be one of a circle, or itself.
 * @param groups the circles, and all others alone, parents first
 */
export function chainEnds(
  objectives: readonly AlignmentObjective[],
  links: readonly (readonly Link[])[],
  groups: readonly (readonly number[])[],
): readonly number[] {
  const ends: number[] = []
  for (const group of groups) {
    const above = group.flatMap((member) =>
      (links[member] ?? []).flatMap(({ state, parent }) =>
        state === 'ok' && parent !== null ? (ends[parent] ?? []) : [],
      ),
    )
    const end = firstOf(above.length > 0 ? above : group, objectives)
    for (const member of group) ends[member] = end
  }
  return ends
}

function firstOf(positions: readonly number[], objectives: readonly AlignmentObjective[]): number {
  return positions.reduce((first, each) => {
    const [a, b] = [objectives[each], objectives[first]]
    if (a === undefined || b === undefined) return first
    return a.title < b.title || (a.title === b.title && a.id < b.id) ? each : first
  })
}
