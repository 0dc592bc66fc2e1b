import type { Day } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import type { ScoreInput, ScoreProblem } from './score-input.ts'
import { scoreError, scoreWarning } from './score-problem.ts'

/** Beyond it neighbouring numbers are no longer told apart well enough to reckon with. */
const LARGEST = 1e15

/** A check-in that can be reckoned with. */
export interface Reading {
  readonly day: Day
  readonly value: number
}

/** Finite, and small enough to reckon with. */
export function isUsable(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= LARGEST
}

/**
 * The check-ins up to today that hold a number, oldest first. The others are dropped, each with a problem
 * (scoring rules, "history entry"); where none of them holds a number the key result cannot be scored.
 */
export function readReadings(
  input: Pick<ScoreInput, 'type' | 'history'>,
  now: Day,
): { readonly readings: readonly Reading[]; readonly problems: readonly ScoreProblem[] } {
  const isYesNo = input.type === 'yes_no'
  const isReading = ({ day, value }: Reading) =>
    isDay(day) && day <= now && isUsable(value) && (!isYesNo || value === 0 || value === 1)
  if (input.history.every(isReading)) return { readings: input.history, problems: [] }

  const problems: ScoreProblem[] = []
  const readings: Reading[] = []
  for (const entry of input.history) {
    const { day, value } = entry
    if (isReading(entry)) readings.push(entry)
    else if (!isDay(day)) problems.push(badDay(day, value))
    else if (day > now) problems.push(inFuture(day, value, now))
    else problems.push(badValue(day, value, isYesNo))
  }
  const isUnreadable = readings.length === 0 && problems.some(({ code }) => code === 'bad_value')
  return { readings, problems: isUnreadable ? problems.map(asError) : problems }
}

function asError(problem: ScoreProblem): ScoreProblem {
  return problem.code === 'bad_value' ? scoreError(problem) : problem
}

function badValue(day: Day, value: number, isYesNo: boolean): ScoreProblem {
  return scoreWarning({
    code: 'bad_value',
    property: 'Current',
    message: `The check-in of ${day} is ${value}, which is not ${isYesNo ? '0 or 1' : 'a number to reckon with'}; it is left out.`,
    mend: isYesNo
      ? 'Set Current to 1 when it is done and to 0 while it is not.'
      : 'Type the value of today into Current as a plain number, for example 42.',
  })
}

function badDay(day: string, value: number): ScoreProblem {
  return scoreWarning({
    code: 'bad_check_in_day',
    property: 'Last check-in',
    message: `The check-in of ${value} is dated "${day}", which is no day; it is left out.`,
    mend: 'Set Last check-in to the day of the value, for example 2026-11-20.',
  })
}

function inFuture(day: Day, value: number, now: Day): ScoreProblem {
  return scoreWarning({
    code: 'check_in_in_future',
    property: 'Last check-in',
    message: `The check-in of ${value} is dated ${day}, after today (${now}); it counts from that day on.`,
    mend: `Set Last check-in to the day on which the value was seen, ${now} at the latest.`,
  })
}
