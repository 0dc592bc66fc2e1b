import type { Instant } from '#src/core/model.ts'
import { minutesAfter } from '#src/core/time/minutes-after.ts'

/**
 * The first moment, from now on, at which one more mail keeps below the most of any 60 seconds; all leave at once where there is room.
 * @param sendings when earlier ones were begun, the oldest first; those of the last 60 seconds are enough
 * @param perMinute at least 1
 */
export function nextSending(sendings: readonly Instant[], now: Instant, perMinute: number): Instant {
  const blocking = sendings.at(-perMinute)
  if (blocking === undefined) return now
  const freed = minutesAfter(blocking, 1)
  return freed > now ? freed : now
}
