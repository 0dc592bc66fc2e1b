import { parseLinks } from '#src/core/work/links.ts'
import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { ActiveWork, KnownWork, WorkLink, WorkReading } from '#src/core/work/work.ts'

export const hosts = { github: 'github.com' }

/** Slug ids of Linear are 12 hex digits. */
function slugOf(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(12, '0').slice(0, 12)
}

export function projectUrl(name: string): string {
  return `https://linear.app/acme/project/${name}-${slugOf(name)}`
}

export function milestoneUrl(project: string, number: number): string {
  return `${projectUrl(project)}#milestone-6f1c1b1e-0000-4000-8000-${`${number}`.padStart(12, '0')}`
}

export function initiativeUrl(name: string): string {
  return `https://linear.app/acme/initiative/${name}-${slugOf(name)}`
}

export function linksTo(...urls: readonly string[]): WorkLink[] {
  return parseLinks(urls.join('\n'), hosts)
}

/** Half of four points done, last touched on the day the tests look from. */
export function known(url: string, given: Partial<KnownWork> = {}): KnownWork {
  return {
    kind: 'known',
    url,
    title: url.split('/').at(-1) ?? '',
    share: 0.5,
    scope: 4,
    scopeUnit: 'points',
    done: null,
    open: null,
    lastActivity: '2026-11-20T08:00:00.000Z',
    health: null,
    ...given,
  }
}

export function unread(url: string, reason: UnknownReason): WorkReading {
  return { kind: 'unknown', url, reason, detail: `${url} says nothing.` }
}

export function readingsOf(...readings: readonly WorkReading[]): ReadonlyMap<string, WorkReading> {
  return new Map(readings.map((reading) => [reading.url, reading]))
}

export function activeProject(name: string, scope: number, initiatives: readonly string[] = []): ActiveWork {
  return {
    kind: 'project',
    slugId: slugOf(name),
    title: name,
    url: projectUrl(name),
    scope,
    initiatives: initiatives.map(slugOf),
  }
}

export function activeInitiative(name: string, parents: readonly string[] = []): ActiveWork {
  return {
    kind: 'initiative',
    slugId: slugOf(name),
    title: name,
    url: initiativeUrl(name),
    scope: 0,
    initiatives: parents.map(slugOf),
  }
}

/** An open milestone of acme/shop. */
export function activeMilestone(number: number): ActiveWork {
  const slugId = `acme/shop/${number}`
  return {
    kind: 'milestone',
    slugId,
    title: `v${number}`,
    url: `https://github.com/acme/shop/milestone/${number}`,
    scope: 0,
    initiatives: [],
  }
}
