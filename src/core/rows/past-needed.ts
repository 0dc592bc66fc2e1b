import { comparedDays } from '#src/core/mail/earlier-days.ts'
import type { Report } from '#src/core/mail/mail-policy.ts'
import type { Day, Period, Snapshot } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { addDays } from '#src/core/time/day.ts'
import { mondayOf } from '#src/core/time/monday-of.ts'
import { cycleOf, periodOfCycle } from '#src/core/time/period.ts'
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
  /** Of each of these spans the last stored day is shown. */
  readonly spans: readonly { readonly from: Day; readonly to: Day }[]
  /**
   * Within these the first stored day is shown, and the last day of each week, counted from the start of the row's period, and in
   * it the last one of each status and goal, of those with a score or a chance and of those without; null: none but the others.
   */
  readonly weekly: Period | null
}

/** A digest shows so many weeks before its own. */
const WEEKS = 5

/**
 * The past by which the cycles that run are judged.
 * @param report what is told of it beside: the digest shows weeks, the quarterly report judges each week of the cycle before
 */
export function pastNeeded(
  snapshot: Pick<Snapshot, 'objectives' | 'keyResults'>,
  today: Day,
  policy: Pick<Policy, 'fiscalYearStart'>,
  report: Report | null = null,
): PastNeeded {
  let earliest = today
  for (const { period, ended } of cyclesOf(snapshot, today, policy.fiscalYearStart).values()) {
    if (!ended && period !== null && period.start < earliest) earliest = period.start
  }
  const weekly = report === 'quarterly' ? lastCycle(today, policy) : null
  if (weekly !== null && weekly.start < earliest) earliest = weekly.start
  const first = addDays(earliest, -BEFORE_START)
  return {
    first,
    today,
    compared: comparedDays(today),
    spans: report === 'digest' ? lastWeeks(today) : [],
    weekly,
  }
}

function lastWeeks(today: Day): PastNeeded['spans'] {
  const monday = mondayOf(today)
  return Array.from({ length: WEEKS }, (_, index) => {
    const from = addDays(monday, -7 * (index + 1))
    return { from, to: addDays(from, 6) }
  })
}

function lastCycle(today: Day, { fiscalYearStart }: Pick<Policy, 'fiscalYearStart'>): Period | null {
  const cycleAt = (day: Day) => periodOfCycle(cycleOf(day, fiscalYearStart), fiscalYearStart)
  const running = cycleAt(today)
  return running && cycleAt(addDays(running.start, -1))
}
