import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { WorkLink, WorkReading, WorkSystem } from '#src/core/work/work.ts'
import { SYSTEMS } from './systems.ts'

/** What links say of which nothing is known. */
export function unreadWork(
  links: readonly WorkLink[],
  reason: UnknownReason,
  detail: string,
): readonly WorkReading[] {
  return links.map(({ url }) => ({ kind: 'unknown', url, reason, detail }))
}

/** What the links of a system say that no setting connects. */
export function unconnectedWork(system: WorkSystem, links: readonly WorkLink[]): readonly WorkReading[] {
  return unreadWork(links, 'not_configured', notConnected(system))
}

/** @returns a sentence that names the setting */
export function notConnected(system: WorkSystem): string {
  const { name, setting } = SYSTEMS[system]
  return `${name} is not connected: ${setting} is not set.`
}
