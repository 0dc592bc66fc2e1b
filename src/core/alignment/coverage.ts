import type { Alignment } from '#src/core/evaluation.ts'
import type { AlignmentObjective, Link } from './alignment-links.ts'
import { isLive, type Reach } from './reach.ts'

/**
 * The shares of alignment (scoring rules, "alignment").
 * @param isCounted false: the objective is left out, as one that is not aligned on purpose
 */
export function coverage(
  objectives: readonly AlignmentObjective[],
  links: readonly (readonly Link[])[],
  reach: readonly Reach[],
  isCounted: (index: number) => boolean,
): Alignment {
  const explicit = new Set<string>()
  let lower = 0
  let aligned = 0
  for (const [index, objective] of objectives.entries()) {
    if (objective.level === 'company' || !isLive(objective) || !isCounted(index)) continue
    const valid = objective.keyResults.filter((keyResult) => keyResult.valid).length
    lower += valid
    if (valid === 0 || reach[index]?.rooted !== true) continue
    aligned += valid
    for (const { property, state, id } of links[index] ?? []) {
      if (property === 'Supports key result' && state === 'ok') explicit.add(id)
    }
  }

  const company = objectives.flatMap((objective, index) => {
    const below = reach[index]?.below
    const isOwn = objective.level === 'company' && isLive(objective) && isCounted(index)
    return isOwn && below !== undefined
      ? [{ weight: objective.weight, keyResults: objective.keyResults, below }]
      : []
  })
  const keyResults = company.flatMap(({ keyResults: own, below }) =>
    own.filter(({ valid }) => valid).map(({ id, weight }) => ({ id, weight, below })),
  )
  return {
    objectiveCoverage: share(company, ({ below }) => below.supporter),
    teamCoverage: share(company, ({ below }) => below.team),
    healthyCoverage: share(company, ({ below }) => below.healthy),
    keyResultCoverage: {
      explicit: share(keyResults, ({ id }) => explicit.has(id)),
      inherited: share(keyResults, ({ below }) => below.supporter),
    },
    upwardAlignment: lower === 0 ? null : aligned / lower,
  }
}

/** Weighted share, 0..1; null: there is nothing to cover. */
function share<Item extends { readonly weight: number }>(
  items: readonly Item[],
  has: (item: Item) => boolean,
): number | null {
  let found = 0
  let rest = 0
  for (const item of items) {
    if (has(item)) found += item.weight
    else rest += item.weight
  }
  // Adding up both parts keeps the share within 0..1 whatever the rounding.
  return found + rest === 0 ? null : found / (found + rest)
}
