import { compareTexts } from '#src/core/compare-texts.ts'
import type { AlignmentClass } from '#src/core/evaluation.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { named } from '#src/core/words/named.ts'
import { namedList } from '#src/core/words/named-list.ts'
import type { AlignmentObjective, Link } from './alignment-links.ts'
import { chainEnds } from './chain-ends.ts'
import { createExamples } from './examples.ts'
import { linkWords } from './link-words.ts'
import { isLive, type Reach } from './reach.ts'

/** A fault in how objectives hang together. */
export interface AlignmentProblem {
  readonly objectiveId: string
  /** For example `link_missing`, `support_circle`, `unlinked`, `no_supporter`. */
  readonly code: string
  /** The property's name as `init` creates it. */
  readonly property: string
  readonly message: string
  readonly mend: string
}

/**
 * What is wrong with links, circles, orphans and company objectives without support, among the objectives that
 * are neither cancelled nor ended and in their order; a circle is said once, at its first member by id.
 */
export function alignmentProblems(found: {
  readonly objectives: readonly AlignmentObjective[]
  readonly links: readonly (readonly Link[])[]
  /** The circles, and all others alone. */
  readonly groups: readonly (readonly number[])[]
  readonly classes: readonly AlignmentClass[]
  readonly reach: readonly Reach[]
}): readonly AlignmentProblem[] {
  const { objectives, links, classes, reach } = found
  const circles = circlesByFirst(objectives, found.groups)
  const twins = twinCounts(objectives)
  const isOrphan = (index: number) => classes[index] !== 'company' && classes[index] !== 'rooted'
  const examples = createExamples(objectives, isOrphan)
  const ends = classes.includes('unrooted') ? chainEnds(objectives, links, found.groups) : []
  const problems: AlignmentProblem[] = []
  for (const [index, objective] of objectives.entries()) {
    if (!isLive(objective)) continue
    const add = (code: string, property: string, message: string, mend: string) =>
      problems.push({ objectiveId: objective.id, code, property, message, mend })

    const bearers = twins.get(objective.id)
    if (bearers !== undefined) {
      twins.delete(objective.id)
      const id = cleanText(objective.id, 80)
      const message = `${bearers} objectives bear the id "${id}"; each is scored, and links to it are broken.`
      add('duplicate_id', 'id', message, `Give each its own id, for example ${id}-2.`)
    }
    for (const link of links[index] ?? []) {
      const { state, parent } = link
      if (state === 'ok') continue
      const at = parent === null ? undefined : objectives[parent]
      const { message, mend } = linkWords(link, state, objective, at, examples.parentOf(objective))
      add(`link_${state}`, link.property, message, mend)
    }
    const circle = circles.get(index)
    if (circle !== undefined) {
      const message = `These objectives support each other in a circle: ${namedList(circle)}.`
      const mend = `Take one link of the circle out, for example in Supports of ${named(objective)}, so that the chain ends at a company objective.`
      add('support_circle', 'Supports', message, mend)
    }
    if (classes[index] === 'unlinked' || classes[index] === 'unrooted') {
      const end = (classes[index] === 'unrooted' ? objectives[ends[index] ?? index] : null) ?? objective
      const top = end.level === null ? ' If it is a goal of the company, set Level to Company.' : ''
      const where = end === objective ? 'Supports' : `Supports of ${named(end)}`
      const mend = `Choose in ${where} what it serves, for example ${examples.parentOf(end)}.${top}`
      add(classes[index], 'Supports', orphan(objective, classes[index], end), mend)
    }
    const below = reach[index]?.below
    const supporter =
      objective.level === 'company' && !below?.supporter ? examples.supporterOf(objective) : null
    if (supporter !== null) {
      const { message, mend } = unsupported(objective, below?.any ?? false, supporter)
      add('no_supporter', 'Supports', message, mend)
    }
  }
  return problems
}

function orphan(
  objective: AlignmentObjective,
  code: 'unlinked' | 'unrooted',
  end: AlignmentObjective,
): string {
  if (code === 'unlinked') return `${named(objective)} supports no objective and no key result.`
  const where = end === objective ? 'in a circle' : `at ${named(end)}`
  return `${named(objective)} supports others, but their chain ends ${where} and never reaches a company objective.`
}

function unsupported(objective: AlignmentObjective, isNamed: boolean, example: string) {
  return isNamed
    ? {
        message: `What supports ${named(objective)} has no key result that can be scored, so nothing shows that it is worked on.`,
        mend: `Give what supports it a key result with a number, for example one with Baseline 0 and Target 60.`,
      }
    : {
        message: `No objective of a department or team supports ${named(objective)}, so nothing shows that it is worked on.`,
        mend: `Choose it in Supports of what serves it, for example of ${example}; where nothing does, add an objective that will.`,
      }
}

/** How many objectives bear an id, where that is more than one. */
function twinCounts(objectives: readonly AlignmentObjective[]): Map<string, number> {
  const seen = new Set<string>()
  const twins = new Map<string, number>()
  for (const { id } of objectives) {
    if (seen.has(id)) twins.set(id, (twins.get(id) ?? 1) + 1)
    seen.add(id)
  }
  return twins
}

/** Circles by the position of the member that is first by id and goes on, with all of them in that order. */
function circlesByFirst(
  objectives: readonly AlignmentObjective[],
  groups: readonly (readonly number[])[],
): ReadonlyMap<number, readonly AlignmentObjective[]> {
  const circles = new Map<number, readonly AlignmentObjective[]>()
  for (const group of groups) {
    if (group.length < 2) continue
    const members = group
      .flatMap((index) => {
        const objective = objectives[index]
        return objective === undefined ? [] : [{ index, objective }]
      })
      .sort((a, b) => compareTexts(a.objective.id, b.objective.id))
    const first = members.find(({ objective }) => isLive(objective))
    if (first !== undefined) {
      circles.set(
        first.index,
        members.map(({ objective }) => objective),
      )
    }
  }
  return circles
}
