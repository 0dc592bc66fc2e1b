import type { Day, Period } from '#src/core/model.ts'
import type { Reading } from './readings.ts'

/**
 * The day as of which a key result is judged: today, or while its source fails the day on which that began, so that nothing
 * turns by the clock for lack of data (scoring rules, "a source that fails"). A value that a person records meanwhile is
 * judged as of its own day. What has begun, or is over, is so whatever fails.
 * @param failingSince null: it does not fail
 * @param readings oldest first, none after today
 */
export function judgedOn(
  failingSince: Day | null,
  readings: readonly Reading[],
  period: Period,
  now: Day,
): Day {
  if (failingSince === null || failingSince >= now || now < period.start || now > period.end) return now
  const latest = readings.at(-1)?.day ?? failingSince
  return [failingSince, latest, period.start].toSorted().at(-1) ?? now
}
