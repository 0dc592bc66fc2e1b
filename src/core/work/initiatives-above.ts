import type { ActiveWork } from './work.ts'

/** Answers which initiatives a work belongs to, by their slug ids, directly or not, as far as Linear lists them as going on. */
export function initiativesAbove(active: readonly ActiveWork[]): (work: ActiveWork) => ReadonlySet<string> {
  const initiatives = new Map(
    active.flatMap((work) => (work.kind === 'initiative' ? [[work.slugId, work]] : [])),
  )
  return (work) => {
    const found = new Set(work.initiatives)
    // A set that grows while it is walked is walked to its end.
    for (const slugId of found) {
      for (const next of initiatives.get(slugId)?.initiatives ?? []) found.add(next)
    }
    return found
  }
}
