import type { Sighting } from '#src/core/history.ts'
import type { Decision, Instant } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { startOfDay } from '#src/core/time/local-day.ts'
import type { Moment } from './moment.ts'
import type { RowHistory } from './row-history.ts'

interface DecidedAt {
  /** null: it is not decided, or nobody knows when it was. */
  readonly decidedAt: Instant | null
  readonly seen: readonly Sighting[]
  readonly gone: readonly Pick<Sighting, 'pageId' | 'what'>[]
}

/**
 * When a decision was first seen decided. That is remembered; until then it is the end of the day in Date, and without a Date
 * now, if the decision was seen open before. One that was decided before the service came and has no Date stays without a
 * moment. Superseded and reversed decisions were decided once.
 */
export function decidedAt(decision: Decision, history: RowHistory, moment: Moment): DecidedAt {
  const { id: pageId, status } = decision
  const open = history.sighting('open')
  const decided = history.sighting('decided')
  if (status === 'invalid') return { decidedAt: decided?.since ?? null, seen: [], gone: [] }

  if (status === null || status === 'proposed') {
    return {
      decidedAt: null,
      seen: open === undefined ? [{ pageId, what: 'open', since: moment.now }] : [],
      gone: decided === undefined ? [] : [{ pageId, what: 'decided' }],
    }
  }
  const since = decided?.since ?? endOfDate(decision, moment) ?? (open === undefined ? null : moment.now)
  return {
    decidedAt: since,
    seen: decided === undefined && since !== null ? [{ pageId, what: 'decided', since }] : [],
    gone: open === undefined ? [] : [{ pageId, what: 'open' }],
  }
}

function endOfDate({ date }: Decision, { now, policy }: Moment): Instant | null {
  if (date === null) return null
  const end = startOfDay(addDays(date, 1), policy.timezone)
  return end < now ? end : now
}
