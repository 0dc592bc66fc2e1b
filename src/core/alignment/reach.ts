import type { AlignmentObjective } from './alignment-links.ts'

/** What is known of one objective by the links above and below it. */
export interface Reach {
  /** It is a company objective, or its links lead up to one. */
  readonly rooted: boolean
  /** Of what supports it, itself left out: something at all; a supporter; one of level Team; one that is not off track. */
  readonly below: {
    readonly any: boolean
    readonly supporter: boolean
    readonly team: boolean
    readonly healthy: boolean
  }
}

const ANY = 1
const SUPPORTER = 2
const TEAM = 4
const HEALTHY = 8

/**
 * Follows every link once up and once down, so that chains and circles of any length cost no more than their links. Members
 * of a circle share what any of them reaches; the answer stands in the order of the objectives.
 * @param parents for each objective the positions that its good links lead to
 * @param groups the circles, and all others alone, parents first
 */
export function reachOf(
  objectives: readonly AlignmentObjective[],
  parents: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
): readonly Reach[] {
  const rooted = new Uint8Array(objectives.length)
  for (const group of groups) {
    const leads = group.some(
      (member) =>
        objectives[member]?.level === 'company' ||
        parents[member]?.some((parent) => rooted[parent] === 1) === true,
    )
    if (leads) for (const member of group) rooted[member] = 1
  }

  const below = new Uint8Array(objectives.length)
  for (const group of groups.toReversed()) {
    let shared = 0
    for (const member of group) shared |= (below[member] ?? 0) | support(objectives[member])
    for (const member of group) {
      if (group.length > 1) below[member] = shared
      for (const parent of parents[member] ?? []) below[parent] = (below[parent] ?? 0) | shared
    }
  }
  return objectives.map((_, index) => {
    const found = below[index] ?? 0
    return {
      rooted: rooted[index] === 1,
      below: {
        any: (found & ANY) > 0,
        supporter: (found & SUPPORTER) > 0,
        team: (found & TEAM) > 0,
        healthy: (found & HEALTHY) > 0,
      },
    }
  })
}

/** What an objective adds to those above it (scoring rules, "alignment"): the company's own do not support each other. */
function support(objective: AlignmentObjective | undefined): number {
  if (objective === undefined || objective.level === 'company' || !isLive(objective)) return 0
  if (!objective.keyResults.some(({ valid }) => valid)) return ANY
  const team = objective.level === 'team' ? TEAM : 0
  return ANY | SUPPORTER | team | (objective.status === 'off_track' ? 0 : HEALTHY)
}

/** Cancelled and ended objectives neither cover anything nor count. */
export function isLive({ state, ended }: Pick<AlignmentObjective, 'state' | 'ended'>): boolean {
  return state !== 'cancelled' && !ended
}
