import type { Initiative, Instant } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import { isBlocked } from './initiative-health.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'

/**
 * Since when an initiative has been blocked; null: it is not. A store that was lost does not make a block young again: the day
 * that Notion still shows counts.
 */
export function blockedSince(
  initiative: Initiative,
  history: RowHistory,
  { policy, today, now }: Moment,
): { readonly since: Instant | null } & Pick<Judged<unknown>, 'seen' | 'gone'> {
  const known = history.sighting('blocked')
  const what = { pageId: initiative.id, what: 'blocked' } as const
  if (!isBlocked(initiative)) return { since: null, seen: [], gone: known === undefined ? [] : [what] }
  if (known !== undefined) return { since: known.since, seen: [], gone: [] }
  const { blockedSince: shown } = initiative.shown
  const isShown = typeof shown === 'string' && isDay(shown) && shown < today
  const since = isShown ? startOfDay(shown, policy.timezone) : now
  return { since, seen: [{ ...what, since }], gone: [] }
}
