import { personNames } from '#src/core/mail/person-names.ts'
import type { Day } from '#src/core/model.ts'
import { daysBetween } from '#src/core/time/day.ts'
import { amount, roundAmount } from '#src/core/words/amount.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { unansweredSince } from '#src/core/words/outage-in-words.ts'
import { percent } from '#src/core/words/percent.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import { plainNumber } from '#src/core/words/plain-number.ts'
import { titleOf } from './naming.ts'
import type { NextStep, NextStepCase, NextStepRow, StepInput } from './next-step.ts'
import { withinAWeek } from './within-a-week.ts'

const CHOICE = 'add people, cut scope or accept the miss, and log the decision'

/** The words of each case: what is so, and what to do about it. */
export const NEXT_STEP_WORDS: Readonly<Record<NextStepCase, (about: StepInput) => Omit<NextStep, 'case'>>> = {
  missed: ({ row, today }) => ({
    fact: `Its period ended${row.period === null ? '' : ` on ${plainDayBeside(row.period.end, today)}`} with a score of ${scoreOf(row)}.`,
    step: 'Close it (State) with its last value, and take what was learned into the retrospect.',
  }),
  source_failed: ({ row }) => ({
    fact: row.outage === null ? '' : `${unansweredSince(row.outage)}, so this is how it stood before.`,
    step: `Nothing can be told from the number: ask ${ownersOf(row)} how it stands while eng ops restores the source.`,
  }),
  blocked: ({ obstacle, row, today }) => {
    if (obstacle === null) return { fact: '', step: '' }
    const { title, blocker, waitingOn, neededBy, blockedSince } = obstacle
    const since = blockedSince === null ? 'is blocked' : `has been blocked since ${day(blockedSince, today)}`
    const what = cleanText(blocker, 110)
    const names = personNames(waitingOn).join(' and ')
    const by = day(neededBy !== null && neededBy > today ? neededBy : withinAWeek([row], today), today)
    return {
      fact: `${titleOf({ title })} ${since}${what === '' ? '.' : `: ${ended(what)}`}`,
      step:
        names === ''
          ? `Name in Waiting on who can clear it, and have it cleared by ${by}.`
          : `Get it cleared by ${names} by ${by}, or decide to go on without it.`,
    }
  },
  no_check_in: ({ row, today }) => ({
    fact: `No value since its period began${row.period === null ? '' : ` on ${day(row.period.start, today)}`}.`,
    step: `Have ${ownersOf(row)} type the value of today into Current, or set State to Dropped.`,
  }),
  stale: ({ row, today }) => ({
    fact:
      row.lastCheckIn === null
        ? 'Its last value is old.'
        : `Its last value is of ${day(row.lastCheckIn, today)}, ${daysBetween(row.lastCheckIn, today)} days ago${value(row)}.`,
    step: `Get the value of today from ${ownersOf(row)} before anything else is decided about it.`,
  }),
  let_go: ({ row, today }) => ({
    fact: `${left(row, today)}, chance ${chanceOf(row)}; two others of its objective are likelier.`,
    step: `Accept the miss, move its people to those two, and log the decision.`,
  }),
  too_late: ({ row, today }) => ({
    fact: `${left(row, today)}, chance ${chanceOf(row)}. ${paceOf(row)}`.trim(),
    step: `Choose: ${CHOICE}.${scopeOf(row)}`,
  }),
  no_movement: ({ row, today }) => ({
    fact: `Every value since ${row.period === null ? 'the start' : day(row.period.start, today)} is the baseline${value(row)}.`,
    step: `Have ${ownersOf(row)} name the first move and its day by ${day(withinAWeek([row], today), today)}, or drop it.`,
  }),
  regressed: ({ row, today }) => ({
    fact: `The value ${ofDay(row, today)} is worse than the one before${value(row)}.`,
    step: `Find with ${ownersOf(row)} what changed, and reverse that before work is added.`,
  }),
  stalled: ({ row, today }) => ({
    fact: `Nothing was gained over the last 30 % of the plan${value(row)}${row.lastCheckIn === null ? '' : ` on ${day(row.lastCheckIn, today)}`}.`,
    step: `Ask ${ownersOf(row)} what stands in the way and write it down as Blocker, or change the approach.`,
  }),
  no_signal: ({ row }) => ({
    fact: `Not done, and nothing shows how far it is; chance ${chanceOf(row)}.`,
    step: `Have ${ownersOf(row)} link its work in Source or list its milestones, and say on which day it will be done.`,
  }),
  out_of_bounds: ({ row, today }) => ({
    fact: `The value ${ofDay(row, today)} is out of bounds${value(row)}.`,
    step: `Have ${ownersOf(row)} name the cause and the day on which it is back in bounds.`,
  }),
  pace: ({ row, bestWeek }) => ({
    fact: bestWeek === null ? paceOf(row) : `It needs ${needOf(row)}; ${bestInWords(bestWeek)}.`,
    step: `Have ${ownersOf(row)} bring a plan that changes the pace, or cut scope.${scopeOf(row)}`,
  }),
  behind: ({ row, bestWeek, today }) => ({
    fact: `${row.gap !== null && row.gap > 0 ? `${row.gap.toFixed(2)} behind plan` : 'Off track'}, chance ${chanceOf(row)}.${
      bestWeek !== null && row.need !== null ? ` It needs ${needOf(row)}; ${bestInWords(bestWeek)}.` : ''
    }`,
    step: `Have ${ownersOf(row)} write its Recovery plan by ${day(withinAWeek([row], today), today)}: what brings it back, and from which day on.`,
  }),
}

function ownersOf({ owners }: NextStepRow): string {
  const [first, second] = personNames(owners)
  if (first === undefined) return 'its Owner'
  return second === undefined ? first : `${first} and ${second}`
}

function day(of: Day, today: Day): string {
  return plainDayBeside(of, today)
}

function ofDay({ lastCheckIn }: NextStepRow, today: Day): string {
  return lastCheckIn === null ? 'of last' : `of ${day(lastCheckIn, today)}`
}

/** `: 494 ms`; nothing where a number alone would say nothing. */
function value(row: NextStepRow): string {
  const { current, type, target } = row
  if (current === null || type === 'yes_no') return ''
  return `: ${type === 'milestone' && target === null ? percent(current) : amount(row, current)}`
}

function scoreOf({ score }: NextStepRow): string {
  return score === null ? 'nothing known' : score.toFixed(2)
}

function chanceOf({ confidence }: NextStepRow): string {
  return confidence === null ? 'not known' : percent(confidence)
}

function left({ period }: NextStepRow, today: Day): string {
  if (period === null) return 'Late in its period'
  const days = daysBetween(today, period.end)
  return days === 0 ? 'Its period ends today' : `${days} ${days === 1 ? 'day' : 'days'} left`
}

function paceOf({ need, pace }: NextStepRow): string {
  if (need === null) return ''
  const likely = pace === null ? '' : `; ${plainNumber(pace)} is likely`
  return `It needs ${needOf({ need })}${likely}.`
}

function needOf({ need }: Pick<NextStepRow, 'need'>): string {
  return `${plainNumber(need ?? 0)} times the planned pace`
}

/** What the likely pace reaches, where that is a number between baseline and target. */
function scopeOf(row: NextStepRow): string {
  const { type, baseline, target, forecast } = row
  if ((type !== 'metric' && type !== 'percentage' && type !== null) || forecast === null) return ''
  if (baseline === null || target === null || forecast <= 0 || forecast >= 1) return ''
  const way = target - baseline
  return ` At the likely pace it ends at about ${roundAmount(row, baseline + forecast * way, way)} of ${amount(row, target)}.`
}

function ended(sentence: string): string {
  return /[.!?…]$/u.test(sentence) ? sentence : `${sentence}.`
}

function bestInWords(bestWeek: number): string {
  return bestWeek <= 0 ? 'no week has gained anything yet' : `its best week made ${plainNumber(bestWeek)}`
}
