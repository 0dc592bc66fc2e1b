import type { Day, Period } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { daysBetween } from '#src/core/time/day.ts'

/** A check-in may be this old even where values are due more often. */
const SHORTEST = 14

export type Staleness = 'fresh' | 'stale' | 'unverified'

/**
 * How old the latest check-in is (scoring rules, "status", rule 7): stale beyond the limit, unverified beyond twice the limit.
 * Without one since the start the start counts. While a source fails the clock stands still.
 * @param input.lastSeen the day of the latest check-in; null: none since the start
 * @param input.failingSince null: it does not fail
 */
export function stalenessOf(
  input: {
    readonly lastSeen: Day | null
    readonly period: Period
    readonly now: Day
    readonly failingSince: Day | null
  },
  { staleAfterDays, checkInEveryDays }: Pick<Policy, 'staleAfterDays' | 'checkInEveryDays'>,
): Staleness {
  const { lastSeen, period, now, failingSince } = input
  const asOf = failingSince !== null && failingSince < now ? failingSince : now
  const age = daysBetween(lastSeen ?? period.start, asOf)
  const limit = staleAfterDays ?? Math.max(SHORTEST, 2 * checkInEveryDays)
  if (age <= limit) return 'fresh'
  return age <= 2 * limit ? 'stale' : 'unverified'
}
