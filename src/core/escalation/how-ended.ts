import type { Episode } from '#src/core/history.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { type EpisodeEnd, isOfEarlierCycle } from './episode-end.ts'
import type { Pages } from './pages.ts'

/**
 * How an episode of an earlier run ended, which is not kept; null: it goes on. A key result that was remembered as good on that
 * day recovered; else it is seen from how the page is now. One that is as bad as before has relapsed meanwhile.
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
  if (known.some((each) => tookItsPlace(each, episode))) return 'superseded'
  const last = pages.days(pageId).find(({ day }) => day === localDay(closedAt, timezone))
  const status = last === undefined ? null : (last.overruled ?? last.status)
  const result = cause === 'blocked' ? undefined : pages.keyResults.get(pageId)
  const end = isOfEarlierCycle(episode, result, timezone) ? 'ended' : pages.endOf(episode)
  if (end === null) return 'relapsed'
  const wasGood = cause !== 'blocked' && (status === 'on_track' || status === 'complete')
  return wasGood && end !== 'removed' && end !== 'ended' ? 'recovered' : end
}

/** Whether an episode began where another one of the page, of being long at risk, ended: it turned off track. */
export function tookItsPlace(
  each: Pick<Episode, 'pageId' | 'openedAt'>,
  { cause, pageId, closedAt }: Pick<Episode, 'cause' | 'pageId' | 'closedAt'>,
): boolean {
  return cause === 'at_risk' && each.pageId === pageId && each.openedAt === closedAt
}
