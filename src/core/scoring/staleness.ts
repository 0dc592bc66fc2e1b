import type { Day, Period } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { daysBetween } from '#src/core/time/day.ts'

/** A check-in may be this old even where values are due more often. */
const SHORTEST = 14

export type Staleness = 'fresh' | 'stale' | 'unverified'

/**
 * How old the latest check-in is (scoring rules, "status", rule 7): stale beyond the limit, unverified beyond twice the limit.
 * Without one since the start the start counts.
 * @param input.lastSeen the day of the latest check-in; null: none since the start
 */
export function stalenessOf(
  input: {
    readonly lastSeen: Day | null
    readonly period: Period
    readonly now: Day
  },
  { staleAfterDays, checkInEveryDays }: Pick<Policy, 'staleAfterDays' | 'checkInEveryDays'>,
): Staleness {
  const { lastSeen, period, now } = input
  const age = daysBetween(lastSeen ?? period.start, now)
  const limit = staleAfterDays ?? Math.max(SHORTEST, 2 * checkInEveryDays)
  if (age <= limit) return 'fresh'
  return age <= 2 * limit ? 'stale' : 'unverified'
}
