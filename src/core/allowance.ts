import type { Instant } from './model.ts'
import { minutesBetween } from './time/minutes-between.ts'

/** Never spent on what can wait: other tools of the company read with the same account. */
const RESERVED_SHARE = 0.2

/**
 * How many requests, or points, a run may spend on what can wait for the next one, so that a limit is spent evenly until it is
 * full again: a whole number, at least 0.
 * @param left what the system's last answer told of its limit, which is still to be refilled
 * @param everyMinutes how often a run comes
 */
export function allowance(
  left: { readonly limit: number; readonly remaining: number; readonly resetAt: Instant },
  now: Instant,
  everyMinutes: number,
): number {
  const minutes = minutesBetween(now, left.resetAt)
  const runs = Math.max(1, Math.ceil(minutes / everyMinutes))
  return Math.max(0, Math.floor((left.remaining - left.limit * RESERVED_SHARE) / runs))
}
