import type { WorkCoverage } from '#src/core/evaluation.ts'
import { activeKey } from './active-key.ts'
import { byUrl } from './by-url.ts'
import type { Reach } from './reach-of-links.ts'
import type { ActiveWork, WorkLink, WorkReading } from './work.ts'
import { wholeIdentity } from './work-identity.ts'

interface Linked {
  /** The one that it is shown by. */
  readonly link: WorkLink
  readonly title: string | null
  readonly keyResults: Set<string>
}

/**
 * Every linked work, split evenly over the key results that it serves, so that none counts twice. A milestone in Linear is part of
 * its project and split with it. A project serves also what links an initiative that it belongs to, as far as Linear lists both as
 * going on, and an open milestone on GitHub what links its repository. Any other work is one of its own. Work is sorted by link,
 * and what it serves by id: the order of rows makes no difference.
 * @param links by key result
 * @param active empty: it is not known what goes on
 */
export function workCredits(
  links: ReadonlyMap<string, readonly WorkLink[]>,
  readings: ReadonlyMap<string, WorkReading>,
  active: readonly ActiveWork[],
  reach: Pick<Reach, 'reaching'>,
): WorkCoverage['credits'] {
  const works = new Map<string, Linked>()
  for (const [id, own] of links) {
    for (const link of own) {
      if (link.kind === 'unsupported') continue
      const key = wholeIdentity(link)
      const reading = readings.get(link.url)
      const title = reading?.kind === 'known' ? reading.title : null
      const work = works.get(key) ?? { link, title, keyResults: new Set<string>() }
      work.keyResults.add(id)
      works.set(key, isShownBefore({ link, title }, work) ? { ...work, link, title } : work)
    }
  }
  const parts = new Map(
    active.flatMap((work) => (work.kind === 'initiative' ? [] : [[`${work.kind}/${work.slugId}`, work]])),
  )
  for (const { link, keyResults } of works.values()) {
    const part = parts.get(activeKey(link) ?? '')
    for (const id of part === undefined ? [] : reach.reaching(part)) keyResults.add(id)
  }
  return [...works]
    .map(([identity, { link, title, keyResults: served }]) => ({
      identity,
      url: link.url,
      title: title ?? link.url,
      keyResults: [...served].toSorted().map((id) => ({ id, credit: 1 / served.size })),
    }))
    .toSorted(byUrl)
}

/** One that could be read before one that could not, a project before its milestones, then by address. */
function isShownBefore(one: Pick<Linked, 'link' | 'title'>, other: Pick<Linked, 'link' | 'title'>): boolean {
  if ((one.title === null) !== (other.title === null)) return one.title !== null
  const isPart = one.link.kind === 'linear_milestone'
  if (isPart !== (other.link.kind === 'linear_milestone')) return !isPart
  return one.link.url < other.link.url
}
