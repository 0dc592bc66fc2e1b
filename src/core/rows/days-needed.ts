import type { Day, Snapshot } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { addDays } from '#src/core/time/day.ts'
import { cyclesOf } from './cycles-of.ts'

/** Goals are often typed before their cycle starts, and the day before it says what the cycle began with. */
const BEFORE_START = 31

/**
 * The first day of which stored results are needed to judge the cycles that run: what is older is for the backtest alone, and
 * a service that has run for years reads no more than one that has run for a cycle.
 */
export function daysNeeded(snapshot: Pick<Snapshot, 'objectives'>, today: Day, policy: Policy): Day {
  let earliest = today
  for (const { period, ended } of cyclesOf(snapshot.objectives, today, policy.fiscalYearStart).values()) {
    if (!ended && period !== null && period.start < earliest) earliest = period.start
  }
  return addDays(earliest, -BEFORE_START)
}
