import type { Sighting } from '#src/core/history.ts'
import type { Day, KeyResult } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'

/** What a person answered to an episode: it keeps the ladder still for a time. */
export interface Answer {
  /** The day on which it was given. */
  readonly from: Day
  /** The first day on which it holds no more. */
  readonly until: Day
  /** The first day on which its recovery plan holds no more; null: there is none. */
  readonly planUntil: Day | null
}

/**
 * The answer that stands longest: Acknowledged on or after the day of the episode, or a recovery plan from then on, be it one
 * that was there before. A day to come is no answer; by another time zone it may be tomorrow already.
 * @param input.day of the episode
 * @param input.plan since when the recovery plan has been seen; undefined: not remembered
 */
export function answerTo(input: {
  readonly row: Pick<KeyResult, 'acknowledged' | 'recoveryPlan'>
  readonly day: Day
  readonly plan: Sighting | undefined
  readonly today: Day
  readonly promiseDays: number
  readonly timezone: string
}): Answer | null {
  const { row, day, plan, today, promiseDays, timezone } = input
  const { acknowledged } = row
  const isTaken = acknowledged !== null && acknowledged >= day && acknowledged <= addDays(today, 1)
  const planned = plan === undefined ? today : localDay(plan.since, timezone)
  const since = row.recoveryPlan.trim() === '' ? null : later(planned, day)
  const planUntil = since === null ? null : addDays(since, promiseDays)
  const taken = isTaken ? addDays(acknowledged, promiseDays) : null
  const [until] = [planUntil, taken].flatMap((each) => each ?? []).toSorted((a, b) => (a < b ? 1 : -1))
  return until === undefined ? null : { from: addDays(until, -promiseDays), until, planUntil }
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
