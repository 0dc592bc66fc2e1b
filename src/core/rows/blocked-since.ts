import type { Initiative, Instant } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import { KEPT_DAYS } from './course.ts'
import { isBlocked } from './initiative-health.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'

/**
 * Since when an initiative has been blocked; null: it is not, and for half a month it is remembered since when. A store that was
 * lost does not make a block young again: the day that Notion still shows counts.
 */
export function blockedSince(
  initiative: Initiative,
  history: RowHistory,
  { policy, today, now }: Moment,
): { readonly since: Instant | null } & Pick<Judged<unknown>, 'seen' | 'gone'> {
  const known = history.sighting('blocked')
  const ended = history.sighting('unblocked')
  const block = { pageId: initiative.id, what: 'blocked' } as const
  const end = { pageId: initiative.id, what: 'unblocked' } as const
  if (!isBlocked(initiative)) {
    if (known !== undefined) return { since: null, seen: [{ ...end, since: now }], gone: [block] }
    const isOld = ended !== undefined && ended.since < daysBefore(now, KEPT_DAYS)
    return { since: null, seen: [], gone: isOld ? [end] : [] }
  }
  const gone = ended === undefined ? [] : [end]
  if (known !== undefined) return { since: known.since, seen: [], gone }
  const { blockedSince: shown } = initiative.shown
  const isShown = typeof shown === 'string' && isDay(shown) && shown < today
  const since = isShown ? startOfDay(shown, policy.timezone) : now
  return { since, seen: [{ ...block, since }], gone }
}
