import type { Day, Instant } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'

/**
 * So long nobody is asked for what was late when the workspace went live: the first letters that people get are about news, and
 * whoever got the summary has two weekly digests of time to speak of the rest. A convention, not measured.
 */
const REST_DAYS = 14

/** The first day on which a value or a decision that was late when the workspace went live is asked for like any other. */
export function restedFrom(since: Instant, timezone: string): Day {
  return addDays(localDay(since, timezone), REST_DAYS)
}
