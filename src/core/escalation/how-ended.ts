import type { Episode } from '#src/core/history.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { EpisodeEnd } from './episode-end.ts'
import type { Pages } from './pages.ts'

/**
 * How an episode of an earlier run ended, which is not kept; null: it goes on. A key result that was remembered as good on that
 * day recovered; else it is seen from how the page is now, and one that is as bad as before has recovered meanwhile.
 * @param known every episode of the page, for the one that may have taken its place
 */
export function howEnded(
  episode: Episode,
  known: readonly Pick<Episode, 'pageId' | 'openedAt'>[],
  pages: Pages,
  timezone: string,
): EpisodeEnd | null {
  const { closedAt, pageId, cause } = episode
  if (closedAt === null) return null
  const isSame = (each: (typeof known)[number]) => each.pageId === pageId && each.openedAt === closedAt
  if (cause === 'at_risk' && known.some(isSame)) return 'superseded'
  const last = pages.days(pageId).find(({ day }) => day === localDay(closedAt, timezone))
  const status = last === undefined ? null : (last.overruled ?? last.status)
  if (cause !== 'blocked' && (status === 'on_track' || status === 'complete')) return 'recovered'
  return pages.endOf(episode) ?? 'recovered'
}
