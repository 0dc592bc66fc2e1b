import type { WorkCoverage } from '#src/core/evaluation.ts'
import { reachOfLinks } from './reach-of-links.ts'
import type { ActiveWork, WorkLink, WorkReading } from './work.ts'
import { wholeIdentity, workIdentity } from './work-identity.ts'

interface Linked {
  /** The one that it is shown by. */
  readonly link: WorkLink
  readonly title: string | null
  readonly keyResults: Set<string>
}

/**
 * Every linked work, split evenly over the key results that it serves, so that none counts twice. A milestone is part of its
 * project and split with it, and a project serves also what links an initiative that it belongs to, as far as Linear lists both as
 * going on. An issue or an initiative is a work of its own. Work is sorted by link, and what it serves by id: the order of rows
 * makes no difference.
 * @param links by key result
 * @param active null: Linear is not read
 */
export function workCredits(
  keyResults: readonly { readonly id: string }[],
  links: ReadonlyMap<string, readonly WorkLink[]>,
  readings: ReadonlyMap<string, WorkReading>,
  active: readonly ActiveWork[] | null,
): WorkCoverage['credits'] {
  const works = new Map<string, Linked>()
  for (const { id } of keyResults) {
    for (const link of links.get(id) ?? []) {
      if (link.kind === 'unsupported') continue
      const key = wholeIdentity(link)
      const reading = readings.get(link.url)
      const title = reading?.kind === 'known' ? reading.title : null
      const work = works.get(key) ?? { link, title, keyResults: new Set<string>() }
      work.keyResults.add(id)
      works.set(key, isShownBefore({ link, title }, work) ? { ...work, link, title } : work)
    }
  }
  for (const { id } of keyResults) {
    for (const key of throughInitiatives(links.get(id) ?? [], active ?? []))
      works.get(key)?.keyResults.add(id)
  }
  return [...works]
    .map(([identity, { link, title, keyResults: served }]) => ({
      identity,
      url: link.url,
      title: title ?? link.url,
      keyResults: [...served].toSorted().map((id) => ({ id, credit: 1 / served.size })),
    }))
    .toSorted((a, b) => (a.url < b.url ? -1 : Number(a.url > b.url)))
}

/** Identities of the projects that links come to through an initiative. */
function throughInitiatives(links: readonly WorkLink[], active: readonly ActiveWork[]): readonly string[] {
  const initiative = links.find((link) => link.kind === 'linear_initiative')
  if (initiative?.kind !== 'linear_initiative') return []
  const { workspace } = initiative
  const reach = reachOfLinks(links, active)
  return active
    .filter((work) => work.kind === 'project' && reach.isReached(work))
    .map(({ slugId, url }) => workIdentity({ kind: 'linear_project', url, workspace, slugId }))
}

/** One that could be read before one that could not, a project before its milestones, then by address. */
function isShownBefore(one: Pick<Linked, 'link' | 'title'>, other: Pick<Linked, 'link' | 'title'>): boolean {
  if ((one.title === null) !== (other.title === null)) return one.title !== null
  const isPart = one.link.kind === 'linear_milestone'
  if (isPart !== (other.link.kind === 'linear_milestone')) return !isPart
  return one.link.url < other.link.url
}
