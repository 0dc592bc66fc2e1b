import type { Day, Period } from '#src/core/model.ts'
import { firstThat } from '#src/core/scoring/first-that.ts'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import { objectiveAfter, objectiveProspect } from './objective-after.ts'
import { isGreen, isGreenAsIs, prospectOf, rescored } from './rescored.ts'
import type { Family, Subject } from './subject.ts'
import type { Choice, Option, Refused } from './what-if.ts'

/** A later end than so many days after the present one is another goal, not more time. */
export const LATEST = 366

/**
 * What another end of the period would do. The period is its objective's, so that it moves for all key results of it. The
 * restoring one is the first day, to the day, that brings the chance above the green cut.
 *
 * A later end lowers u of the latest check-in and nothing else, and with y at or below s* and K * m + y at or above 0 the chance
 * of pace-gap never falls with it: with q = (1 - u) / (K + u), which rises as u falls, it is
 * Phi((y - s* + (K * m + y) * q) / sqrt(o^2 + s^2 * (K + 1) * q)). Above s* it first falls, since there is more time to fall back
 * in, and then rises; what is not green once is green from some day on all the same, so that halving finds that day.
 */
export function timeOption(subject: Subject, family: Family, asked: Day | null): Option<Day> | Refused {
  const { period } = subject.scoreInput
  if (period === null) return nothing('It has no period.')
  const refused = asked === null ? null : checkEnd(asked, period, subject.today)
  if (refused !== null) return { refused }
  const at = (end: Day) => choose(subject, family, { ...period, end }, period)
  const wanted = asked === null ? null : at(asked)
  if (subject.aim?.goal.kind === 'hold') {
    const none = 'A value to keep is only to be kept for longer; its chance is that of the next reading.'
    return { ...nothing(none), asked: wanted }
  }
  const cut = percent(subject.policy.cuts.green)
  if (isGreenAsIs(subject)) {
    return { ...nothing(`Its chance is above ${cut} as it is.`), asked: wanted }
  }
  const later = firstThat(1, LATEST, (days) =>
    isGreen(rescored(subject, { period: { ...period, end: addDays(period.end, days) } })),
  )
  if (later === null) return { ...nothing(noneRestores(subject, cut)), asked: wanted }
  return { asked: wanted, restoring: at(addDays(period.end, later)), none: null }
}

/** Why a day cannot be the end of a period; null: it can. */
export function checkEnd(end: Day, { start }: Period, today: Day): string | null {
  if (end < today) return `An end on ${end} is before today, ${today}; give today or a later day.`
  return end < start ? `An end on ${end} is before the start, ${start}; give a later day.` : null
}

/** What another end costs beside the wait. */
export function costOfEnd(end: Day, period: Period, others: number): string {
  const days = daysBetween(period.end, end)
  if (days === 0) return 'the end that stands'
  const length = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'} ${days > 0 ? 'more' : 'less'}`
  if (others === 0) return length
  return `${length}, for ${others === 1 ? 'its sibling' : `its ${others} siblings`} too`
}

function choose(subject: Subject, family: Family, period: Period, stands: Period): Choice<Day> {
  const after = rescored(subject, { period })
  const outcomes = new Map(
    family.members.map((member) => [
      member.result.id,
      member === subject ? after : rescored(member, { period }),
    ]),
  )
  const objective = objectiveAfter(family, outcomes, { previousColour: null, period })
  const others = family.members.filter(({ result }) => result !== subject.result && result.counts).length
  return {
    value: period.end,
    shown: shownEnd(period.end, stands, subject.today),
    costs: costOfEnd(period.end, stands, others),
    after: prospectOf(after),
    objective: objective === null ? null : objectiveProspect(objective),
  }
}

/** An end beside the one that stands. */
export function shownEnd(end: Day, { end: stands }: Period, today: Day): string {
  return `End ${plainDayBeside(end, today)} instead of ${plainDayBeside(stands, today)}`
}

function noneRestores({ keyResult, scoreInput, aim }: Subject, cut: string): string {
  const isDated = aim?.pacing.steps !== null
  if (isDated) return `No end within a year brings it above ${cut}: its milestones keep their own days.`
  if (keyResult.type === 'yes_no' && scoreInput.workShare === null)
    return `No end brings it above ${cut}: without linked work nothing shows how far it is.`
  return `No end within a year brings it above ${cut}.`
}

function nothing(none: string): Option<Day> {
  return { asked: null, restoring: null, none }
}
