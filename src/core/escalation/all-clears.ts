import { isPrepared } from '#src/core/decisions/prepared-mark.ts'
import type { Episode } from '#src/core/history.ts'
import type { AllClear } from '#src/core/letters/all-clear.ts'
import type { Subject, Told } from '#src/core/letters/subject.ts'
import { composeAllClear } from './compose-all-clear.ts'
import type { Pages } from './pages.ts'
import { ALL_CLEAR, rungKey } from './rungs.ts'

/**
 * The all-clear of an episode that is over, for exactly those who were told of it and have not heard that it is over. Of one that
 * ended with its cycle nothing more is told: the quarterly report grades it.
 * @param told of this episode
 */
export function allClears(input: {
  readonly episode: Episode
  readonly closedAt: string
  readonly how: AllClear['how']
  readonly told: readonly Told[]
  readonly pages: Pages
  readonly timezone: string
}): Subject[] {
  const { episode, closedAt, how, told, pages, timezone } = input
  if (how === 'ended') return []
  const key = rungKey(episode.id, ALL_CLEAR)
  const known = new Set(told.flatMap((each) => (each.key === key ? each.to : [])))
  const to = [...new Set(told.map((each) => each.to))].filter((address) => !known.has(address))
  if (to.length === 0) return []
  const allClear = composeAllClear({
    episode,
    closedAt,
    how,
    keyResult: pages.keyResults.get(episode.pageId),
    row: pages.rows.get(episode.pageId),
    initiative: pages.initiatives.get(episode.pageId),
    // Of one that people raised they know themselves, and of one that is red again its letters tell.
    decision: how === 'relapsed' ? undefined : pages.decisions.open(episode.pageId).find(isPrepared),
    timezone,
  })
  const about = { kind: 'all_clear', allClear } as const
  return [{ key, to, episode: episode.id, threadTitle: episode.title, due: closedAt, about }]
}
