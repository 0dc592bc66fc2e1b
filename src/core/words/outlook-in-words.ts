import { daysBetween } from '#src/core/time/day.ts'
import { roundAmount } from './amount.ts'
import type { Standing } from './case.ts'
import { greenValue } from './green-value.ts'
import { isDoubted } from './is-doubted.ts'
import { isMilestoneList } from './is-milestone-list.ts'
import { STATUS_LABEL } from './labels.ts'
import { percent } from './percent.ts'
import { plainDay } from './plain-day.ts'
import { plainNumber } from './plain-number.ts'
import { weekLater } from './week-later.ts'

/** A value that has stood so long is told what it means if it still stands. */
const WEEK = 7

/** The value that would have been green on the day of the check-in; nothing where it is, or where no value would. */
export function greenInWords(standing: Standing): string {
  const { keyResult, aim } = standing
  const { goal } = aim
  const value = greenValue(standing)
  if (value === null || goal.kind !== 'reach') return ''
  const shown = isMilestoneList(keyResult)
    ? percent(value)
    : roundAmount(keyResult, value, goal.target - (goal.baseline ?? 0))
  return `Green at ${shown}.`
}

/** The pace that is needed against the one that is likely; nothing where it comes along. */
export function paceInWords({ score }: Standing): string {
  const { need, pace, status, reasons } = score
  // With linked work it moves from day to day, and is left to `okr-sync explain`.
  if (!isDoubted(status) || reasons.includes('from_linked_work')) return ''
  if (need === null || pace === null || need <= pace) return ''
  return `It needs ${plainNumber(need)} times the planned pace; ${plainNumber(pace)} is likely.`
}

/** From a week after a check-in, what the same value means on that day: once, and dated; of a source that fails nothing. */
export function unchangedInWords(standing: Standing): string {
  const { today, day, score, outage } = standing
  if (outage !== null || daysBetween(day, today) < WEEK) return ''
  const then = weekLater(standing)
  if (then === null || today < then.day) return ''
  // Of a row that silence has held down since, the chance alone: it never was as green as that.
  const isGreener = then.status === 'on_track' && score.status !== 'on_track'
  const status = isGreener ? 'chance' : `${STATUS_LABEL[then.status]},`
  return `If unchanged on ${plainDay(then.day)}: ${status} ${percent(then.confidence)}.`
}
