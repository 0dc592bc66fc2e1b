import type { Alignment, AlignmentClass } from '#src/core/evaluation.ts'
import { type AlignmentObjective, type Link, resolveLinks } from './alignment-links.ts'
import { type AlignmentProblem, alignmentProblems } from './alignment-problems.ts'
import { components } from './components.ts'
import { coverage } from './coverage.ts'
import { hanging } from './hanging.ts'
import { isLive, type Reach, reachOf } from './reach.ts'

export interface Aligned {
  readonly alignment: Alignment
  /** The same without the orphans and unsupported company objectives that are so on purpose; null: there is none. */
  readonly withoutAccepted: Alignment | null
  /** Ids of the company objectives that ask for no support: they have a supporter, or have none on purpose. */
  readonly supported: ReadonlySet<string>
  /** Of every objective, by its id; where several bear one id, the class of the least connected. */
  readonly classes: ReadonlyMap<string, AlignmentClass>
  /** How many key results would reach the company with it, for each orphan by its id. */
  readonly hanging: ReadonlyMap<string, number>
  readonly problems: readonly AlignmentProblem[]
}

/** Best connected first. */
const connectedness: readonly AlignmentClass[] = ['company', 'rooted', 'unrooted', 'broken', 'unlinked']

/**
 * How the objectives hang together (scoring rules, "alignment"): links are resolved, circles found, and each
 * objective is traced up to the company. Cancelled and ended objectives have a class but neither cover anything
 * nor count.
 */
export function align(objectives: readonly AlignmentObjective[]): Aligned {
  const links = resolveLinks(objectives)
  const parents = links.map((each) => okParents(each))
  const groups = components(parents)
  const reach = reachOf(objectives, parents, groups)
  const classOf = objectives.map((objective, index) => classify(objective, links[index] ?? [], reach[index]))

  const classes = new Map<string, AlignmentClass>()
  for (const [index, { id }] of objectives.entries()) {
    const found = classOf[index] ?? 'unlinked'
    const before = classes.get(id) ?? 'company'
    classes.set(id, connectedness.indexOf(found) > connectedness.indexOf(before) ? found : before)
  }
  const isLeftOut = objectives.map(
    (objective, index) => objective.accepted && isLive(objective) && isUnaligned(objective, reach[index]),
  )
  return {
    alignment: coverage(objectives, links, reach, () => true),
    withoutAccepted: isLeftOut.includes(true)
      ? coverage(objectives, links, reach, (index) => !isLeftOut[index])
      : null,
    supported: new Set(
      objectives.flatMap(({ id, level }, index) =>
        level === 'company' && (reach[index]?.below.supporter || isLeftOut[index]) ? id : [],
      ),
    ),
    classes,
    hanging: hanging(objectives, parents, groups, reach),
    problems: alignmentProblems({ objectives, links, groups, classes: classOf, reach }),
  }
}

function okParents(links: readonly Link[]): readonly number[] {
  return links.flatMap(({ state, parent }) => (state === 'ok' && parent !== null ? [parent] : []))
}

function classify(
  { level }: AlignmentObjective,
  links: readonly Link[],
  reach: Reach | undefined,
): AlignmentClass {
  if (level === 'company') return 'company'
  if (reach?.rooted) return 'rooted'
  if (links.length === 0) return 'unlinked'
  return links.some(({ state }) => state === 'ok') ? 'unrooted' : 'broken'
}

/** A rooted row that accepts some lesser fault of its links still supports, and is not left out. */
function isUnaligned({ level }: AlignmentObjective, reach: Reach | undefined): boolean {
  return level === 'company' ? !reach?.below.supporter : !reach?.rooted
}
