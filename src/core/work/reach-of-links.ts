import { activeKey } from './active-key.ts'
import { initiativesAbove } from './initiatives-above.ts'
import type { ActiveWork, WorkLink } from './work.ts'

/** Ids of key results, of which each stands for its links. */
type KeyResults = ReadonlySet<string>

export interface Reach {
  /** Those that link a work, or a whole that it belongs to. */
  reaching(work: ActiveWork): KeyResults
  /** The same; of an initiative also those that reach a part of it. */
  servedBy(work: ActiveWork): KeyResults
}

const NOBODY: KeyResults = new Set()

/**
 * Which of the work that goes on the links of key results come to. A link to a whole comes to all that belongs to it: one to an
 * initiative in Linear to its projects and lower initiatives, one to a repository, or to a workflow or environment of it, to its
 * milestones. A link to a part comes to that part alone, and an initiative with such a part serves something too. An issue's link
 * does not say what it belongs to: a project that is linked by an issue alone serves nothing.
 * @param links by key result
 */
export function reachOfLinks(
  links: ReadonlyMap<string, readonly WorkLink[]>,
  active: readonly ActiveWork[],
): Reach {
  const linked = new Map<string, Set<string>>()
  for (const [id, own] of links) {
    for (const key of own.flatMap((link) => activeKey(link) ?? [])) add(linked, key, [id])
  }
  const above = initiativesAbove(active)
  const reached = new Map<ActiveWork, Set<string>>()
  const throughParts = new Map<string, Set<string>>()
  for (const work of active) {
    const wholes = [...above(work)]
    const keys = [...keysOf(work), ...wholes.map((slugId) => `initiative/${slugId}`)]
    const ids = new Set(keys.flatMap((key) => [...(linked.get(key) ?? [])]))
    reached.set(work, ids)
    for (const slugId of wholes) add(throughParts, slugId, ids)
  }
  const reaching = (work: ActiveWork): KeyResults => reached.get(work) ?? NOBODY
  return {
    reaching,
    servedBy: (work) => {
      const parts = work.kind === 'initiative' ? throughParts.get(work.slugId) : undefined
      return parts === undefined ? reaching(work) : new Set([...reaching(work), ...parts])
    },
  }
}

function keysOf({ kind, slugId }: ActiveWork): string[] {
  const own = `${kind}/${slugId}`
  return kind === 'milestone' ? [own, `repository/${slugId.slice(0, slugId.lastIndexOf('/'))}`] : [own]
}

function add(sets: Map<string, Set<string>>, key: string, ids: Iterable<string>): void {
  const known = sets.get(key) ?? new Set()
  for (const id of ids) known.add(id)
  sets.set(key, known)
}
