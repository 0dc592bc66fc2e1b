import type { Episode } from '#src/core/history.ts'
import type { RestoredSource } from '#src/core/mail/restored-source.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { systemNames } from '#src/core/words/outage-in-words.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { Outages } from '#src/core/work/outages.ts'
import { systemOf } from '#src/core/work/system-of.ts'
import type { Pages } from './pages.ts'

/**
 * The source on the day of whose return an episode began; null: it began otherwise. The systems are those that its Source names.
 * @param input.restored the sources that are back since this run: of an earlier one it is not known since when they failed
 */
export function beganRestored(input: {
  readonly episode: Episode
  readonly pages: Pages
  readonly restored: Outages['restored']
  readonly timezone: string
  readonly hosts: { readonly github: string }
}): RestoredSource | null {
  const { episode, pages, restored, timezone, hosts } = input
  const row = pages.rows.get(episode.pageId)
  const back = pages.sighting(episode.pageId, 'source_restored')
  if (row === undefined || back === undefined) return null
  if (localDay(back.since, timezone) !== localDay(episode.openedAt, timezone)) return null
  const systems = [...new Set(parseLinks(row.source, hosts).flatMap((link) => systemOf(link) ?? []))]
  const failed = restored.flatMap((each) => (systems.includes(each.system) ? each.since : []))
  return {
    source: systemNames(systems),
    isSeveral: systems.length > 1,
    since: failed.toSorted()[0] ?? null,
    until: back.since,
  }
}
