import type { Alignment, AlignmentClass } from '#src/core/evaluation.ts'
import { type AlignmentObjective, type Link, resolveLinks } from './alignment-links.ts'
import { type AlignmentProblem, alignmentProblems } from './alignment-problems.ts'
import { components } from './components.ts'

export interface Aligned {
  readonly alignment: Alignment
  /** Of every objective, by its id; where several bear one id, the class of the least connected. */
  readonly classes: ReadonlyMap<string, AlignmentClass>
  readonly problems: readonly AlignmentProblem[]
}

/** Best connected first. */
const connectedness: readonly AlignmentClass[] = ['company', 'rooted', 'unrooted', 'broken', 'unlinked']

/**
 * How the objectives hang together (scoring rules, "alignment"): links are resolved, circles found, and each
 * objective is traced up to the company objectives that it reaches. Cancelled and ended objectives have a class
 * but neither cover anything nor count.
 */
export function align(objectives: readonly AlignmentObjective[]): Aligned {
  const links = resolveLinks(objectives)
  const parents = links.map((each) => okParents(each))
  const groups = components(parents)
  const roots = rootsOf(objectives, parents, groups)
  const classOf = objectives.map((objective, index) => classify(objective, links[index] ?? [], roots[index]))

  const classes = new Map<string, AlignmentClass>()
  for (const [index, { id }] of objectives.entries()) {
    const found = classOf[index] ?? 'unlinked'
    const before = classes.get(id) ?? 'company'
    classes.set(id, connectedness.indexOf(found) > connectedness.indexOf(before) ? found : before)
  }
  return {
    alignment: coverage(objectives, links, roots),
    classes,
    problems: alignmentProblems(objectives, links, groups, classOf),
  }
}

function okParents(links: readonly Link[]): readonly number[] {
  return links.flatMap(({ state, parent }) => (state === 'ok' && parent !== null ? [parent] : []))
}

/**
 * For each objective the positions of the company objectives that it reaches, itself included. Shared along
 * chains.
 */
function rootsOf(
  objectives: readonly AlignmentObjective[],
  parents: readonly (readonly number[])[],
  groups: readonly (readonly number[])[],
): readonly ReadonlySet<number>[] {
  const roots: ReadonlySet<number>[] = objectives.map(() => new Set())
  for (const group of groups) {
    const own = group.filter((member) => objectives[member]?.level === 'company')
    const above = new Set<ReadonlySet<number>>()
    for (const parent of group.flatMap((member) => parents[member] ?? [])) {
      const reached = roots[parent]
      if (reached !== undefined && reached.size > 0) above.add(reached)
    }
    const [only, another] = above
    const isShared = own.length === 0 && only !== undefined && another === undefined
    const reached = isShared ? only : union([own, ...above])
    for (const member of group) roots[member] = reached
  }
  return roots
}

function union(sets: readonly Iterable<number>[]): ReadonlySet<number> {
  const all = new Set<number>()
  for (const set of sets) for (const each of set) all.add(each)
  return all
}

function classify(
  { level }: AlignmentObjective,
  links: readonly Link[],
  roots: ReadonlySet<number> | undefined,
): AlignmentClass {
  if (level === 'company') return 'company'
  if (roots !== undefined && roots.size > 0) return 'rooted'
  if (links.length === 0) return 'unlinked'
  return links.some(({ state }) => state === 'ok') ? 'unrooted' : 'broken'
}

function coverage(
  objectives: readonly AlignmentObjective[],
  links: readonly (readonly Link[])[],
  roots: readonly ReadonlySet<number>[],
): Alignment {
  const covered = new Set<number>()
  const byTeam = new Set<number>()
  const healthy = new Set<number>()
  const explicit = new Set<string>()
  let lower = 0
  let aligned = 0

  for (const [index, objective] of objectives.entries()) {
    if (objective.level === 'company' || !isLive(objective)) continue
    const valid = objective.keyResults.filter((keyResult) => keyResult.valid).length
    const reached = roots[index] ?? new Set<number>()
    lower += valid
    if (reached.size === 0) continue
    aligned += valid
    if (valid === 0) continue
    for (const root of reached) {
      covered.add(root)
      if (objective.level === 'team') byTeam.add(root)
      if (objective.status !== 'off_track') healthy.add(root)
    }
    for (const { property, state, id } of links[index] ?? []) {
      if (property === 'Supports key result' && state === 'ok') explicit.add(id)
    }
  }

  const company = objectives
    .map((objective, index) => ({ ...objective, index }))
    .filter((objective) => objective.level === 'company' && isLive(objective))
  const keyResults = company.flatMap((objective) =>
    objective.keyResults
      .filter(({ valid }) => valid)
      .map(({ id, weight }) => ({ id, weight, index: objective.index })),
  )
  return {
    objectiveCoverage: share(company, ({ index }) => covered.has(index)),
    teamCoverage: share(company, ({ index }) => byTeam.has(index)),
    healthyCoverage: share(company, ({ index }) => healthy.has(index)),
    keyResultCoverage: {
      explicit: share(keyResults, ({ id }) => explicit.has(id)),
      inherited: share(keyResults, ({ index }) => covered.has(index)),
    },
    upwardAlignment: lower === 0 ? null : aligned / lower,
  }
}

function isLive({ state, ended }: AlignmentObjective): boolean {
  return state !== 'cancelled' && !ended
}

/** Weighted share, 0..1; null: there is nothing to cover. */
function share<Item extends { readonly weight: number }>(
  items: readonly Item[],
  has: (item: Item) => boolean,
): number | null {
  let all = 0
  let found = 0
  for (const item of items) {
    all += item.weight
    if (has(item)) found += item.weight
  }
  return all === 0 ? null : found / all
}
