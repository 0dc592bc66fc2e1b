import type { AlignmentClass } from '#src/core/evaluation.ts'
import type { Objective, Period } from '#src/core/model.ts'
import type { AlignmentObjective, Link, LinkState } from './alignment-links.ts'

/** A fault in how objectives hang together. */
export interface AlignmentProblem {
  readonly objectiveId: string
  /** For example `link_missing`, `support_circle`, `unlinked`. */
  readonly code: string
  /** The property's name as `init` creates it. */
  readonly property: string
  readonly message: string
  readonly mend: string
}

/** Names said of a circle before the rest is counted. */
const NAMED = 5

/**
 * What is wrong with links, circles and orphans among the objectives that are neither cancelled nor ended, in
 * the order of the objectives; a circle is said once, at its first member by id.
 */
export function alignmentProblems(
  objectives: readonly AlignmentObjective[],
  links: readonly (readonly Link[])[],
  groups: readonly (readonly number[])[],
  classes: readonly AlignmentClass[],
): readonly AlignmentProblem[] {
  const circles = circlesByFirst(objectives, groups)
  const example = parentExamples(objectives)
  const bearers = Map.groupBy(objectives, ({ id }) => id)
  const problems: AlignmentProblem[] = []
  for (const [index, objective] of objectives.entries()) {
    if (objective.state === 'cancelled' || objective.ended) continue
    const add = (code: string, property: string, message: string, mend: string) =>
      problems.push({ objectiveId: objective.id, code, property, message, mend })

    const twins = bearers.get(objective.id) ?? []
    if (twins.length > 1 && twins[0] === objective) {
      const message = `${twins.length} objectives bear the id "${objective.id}"; each is scored, and links to it are broken.`
      add('duplicate_id', 'id', message, `Give each its own id, for example ${objective.id}-2.`)
    }
    for (const link of links[index] ?? []) {
      if (link.state === 'ok') continue
      const parent = link.parent === null ? undefined : objectives[link.parent]
      const { message, mend } = sayLink(link.state, link, objective, parent, example(objective.level))
      add(`link_${link.state}`, link.property, message, mend)
    }
    const circle = circles.get(index)
    if (circle !== undefined) {
      const message = `These objectives support each other in a circle: ${sayAll(circle)}.`
      const mend = `Take one link of the circle out, for example in Supports of "${objective.title}", so that the chain ends at a company objective.`
      add('support_circle', 'Supports', message, mend)
    }
    const mend = `Choose in Supports what it serves, for example ${example(objective.level)}.`
    if (classes[index] === 'unlinked') {
      add('unlinked', 'Supports', `"${objective.title}" supports no objective and no key result.`, mend)
    }
    if (classes[index] === 'unrooted') {
      const message = `"${objective.title}" supports others, but their chain never reaches a company objective.`
      add('unrooted', 'Supports', message, mend)
    }
  }
  return problems
}

type BadState = Exclude<LinkState, 'ok'>

function sayLink(
  state: BadState,
  { property, id }: Link,
  child: AlignmentObjective,
  parent: AlignmentObjective | undefined,
  example: string,
): { readonly message: string; readonly mend: string } {
  const what = property === 'Supports' ? 'objective' : 'key result'
  const named = parent === undefined ? `the ${what} "${id}"` : `"${parent.title}"`
  const instead = `Choose another in ${property}, for example ${example}`
  const said: Record<BadState, readonly [message: string, mend: string]> = {
    missing: [
      `${property} names ${named}, which is not among the rows that were read.`,
      `${instead}; or share the database that holds it with okr-sync.`,
    ],
    ambiguous: [
      `${property} names ${named}, and more than one row bears that id.`,
      `Give each row its own id, for example ${id}-2, and name the right one in ${property}.`,
    ],
    duplicate: [`${property} names ${named} more than once.`, `Keep it once in ${property}.`],
    self: [`${property} names the objective itself.`, `${instead}.`],
    cancelled_parent: [`${property} names ${named}, which was cancelled.`, `${instead}.`],
    upside_down: [
      `${property} names ${named}, on the level ${parent?.level}, which is below ${child.level}.`,
      `Turn the link round: in ${property} of ${named} choose "${child.title}".`,
    ],
    other_quarter: [
      `${property} names ${named} of ${say(parent?.period)}, which shares no day with ${say(child.period)}.`,
      `Choose its successor of the same cycle in ${property}, for example ${example}.`,
    ],
  }
  const [message, mend] = said[state]
  return { message, mend }
}

/** Circles by the position of the member that is first by id, with the titles of all in that order. */
function circlesByFirst(
  objectives: readonly AlignmentObjective[],
  groups: readonly (readonly number[])[],
): ReadonlyMap<number, readonly string[]> {
  const circles = new Map<number, readonly string[]>()
  for (const group of groups) {
    if (group.length < 2) continue
    const members = group
      .flatMap((index) => {
        const objective = objectives[index]
        return objective === undefined ? [] : [{ index, objective }]
      })
      .sort((a, b) => compare(a.objective.id, b.objective.id))
    const [first] = members
    if (first)
      circles.set(
        first.index,
        members.map(({ objective }) => objective.title),
      )
  }
  return circles
}

/**
 * Names an objective that one of a level could support: of the level above if there is one, else of the
 * company.
 */
function parentExamples(objectives: readonly AlignmentObjective[]): (level: Objective['level']) => string {
  const first = new Map<Objective['level'], string>()
  for (const { level, title, state, ended } of objectives) {
    const before = first.get(level)
    if (state === 'cancelled' || ended || (before !== undefined && before <= title)) continue
    first.set(level, title)
  }
  return (level) => {
    const title = (level === 'team' ? first.get('department') : undefined) ?? first.get('company')
    return title === undefined ? 'a company objective, once there is one' : `"${title}"`
  }
}

function sayAll(titles: readonly string[]): string {
  const named = titles.slice(0, NAMED).map((title) => `"${title}"`)
  const more = titles.length - named.length
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}

function say(period: Period | null | undefined): string {
  return period ? `${period.start} to ${period.end}` : 'a period that is not known'
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
