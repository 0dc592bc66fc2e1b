import type { Instant } from '#src/core/model.ts'

const OPENS = 10
const CLOSES = 15
const DAY_MS = 24 * 3_600_000

/**
 * The latest moment up to now at which letters leave, in the middle of a working day: Monday to Friday, 10:00 to 15:00 UTC. So a
 * demo that is started at night or on a weekend shows mail as well.
 */
export function workingMoment(now: Instant): Instant {
  let moment = new Date(now)
  if (moment.getUTCHours() < OPENS) moment = closingOf(new Date(moment.getTime() - DAY_MS))
  else if (moment.getUTCHours() >= CLOSES) moment = closingOf(moment)
  while (moment.getUTCDay() % 6 === 0) moment = closingOf(new Date(moment.getTime() - DAY_MS))
  return moment.toISOString()
}

function closingOf(day: Date): Date {
  return new Date(`${day.toISOString().slice(0, 10)}T${CLOSES}:00:00.000Z`)
}
