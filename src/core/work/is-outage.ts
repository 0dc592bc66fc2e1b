import type { Instant } from '#src/core/model.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'

/** A failure that has passed after a few runs is noise, and nobody is told of it. */
const NOISE_MINUTES = 60

/** Whether a source that was first seen failing at `since` has failed for so long that it is told. */
export function isOutage(since: Instant, now: Instant): boolean {
  return minutesBetween(since, now) > NOISE_MINUTES
}
