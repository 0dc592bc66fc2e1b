import type { ActiveWork, WorkLink } from './work.ts'

export interface Reach {
  /** Linked, or part of an initiative that is linked. */
  isReached(work: ActiveWork): boolean
  /** Reached, or an initiative with a part that is. */
  isServing(work: ActiveWork): boolean
}

/**
 * Which of the work that goes on in Linear the links come to. A link to an initiative comes to all that belongs to it; a link to
 * a project, or to a milestone of it, to that project alone, whose initiatives then serve something too. An issue's link does
 * not say what it belongs to.
 */
export function reachOfLinks(links: Iterable<WorkLink>, active: readonly ActiveWork[]): Reach {
  const linked = new Set<string>()
  for (const link of links) {
    if (link.kind === 'linear_project' || link.kind === 'linear_milestone')
      linked.add(`project/${link.slugId}`)
    if (link.kind === 'linear_initiative') linked.add(`initiative/${link.slugId}`)
  }
  const initiatives = new Map(
    active.flatMap((work) => (work.kind === 'initiative' ? [[work.slugId, work]] : [])),
  )

  /** Slug ids of all initiatives that a work belongs to, directly or not. */
  function above(work: ActiveWork): ReadonlySet<string> {
    const found = new Set(work.initiatives)
    // A set that grows while it is walked is walked to its end.
    for (const slugId of found) {
      for (const next of initiatives.get(slugId)?.initiatives ?? []) found.add(next)
    }
    return found
  }

  function isReached(work: ActiveWork): boolean {
    if (linked.has(`${work.kind}/${work.slugId}`)) return true
    return [...above(work)].some((slugId) => linked.has(`initiative/${slugId}`))
  }

  const withServingPart = new Set(active.filter(isReached).flatMap((work) => [...above(work)]))
  return {
    isReached,
    isServing: (work) => isReached(work) || (work.kind === 'initiative' && withServingPart.has(work.slugId)),
  }
}
