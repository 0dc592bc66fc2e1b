import { comparedDays } from '#src/core/mail/earlier-days.ts'
import type { Day, Snapshot } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { addDays } from '#src/core/time/day.ts'
import { cyclesOf } from './cycles-of.ts'

/** Goals are often typed before their cycle starts, and the day before it says what the cycle began with. */
const BEFORE_START = 31

/** Of what was computed day by day, that by which the rules judge one day. */
export interface PastNeeded {
  /** What is older is for the backtest alone: a service that has run for years reads no more than one that has run for a cycle. */
  readonly first: Day
  readonly today: Day
  /** The digest compares with the first of these that was stored, or else with the last one before them. */
  readonly compared: { readonly from: Day; readonly to: Day }
}

/** The past by which the cycles that run are judged. */
export function pastNeeded(
  snapshot: Pick<Snapshot, 'objectives'>,
  today: Day,
  policy: Pick<Policy, 'fiscalYearStart'>,
): PastNeeded {
  let earliest = today
  for (const { period, ended } of cyclesOf(snapshot.objectives, today, policy.fiscalYearStart).values()) {
    if (!ended && period !== null && period.start < earliest) earliest = period.start
  }
  return { first: addDays(earliest, -BEFORE_START), today, compared: comparedDays(today) }
}
