import { sameNumber } from '#src/core/cell-value.ts'
import type { CheckIn } from '#src/core/history.ts'
import type { Day, KeyResult } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Current } from './current.ts'
import { type DayValue, inForce } from './in-force.ts'

/**
 * The check-ins of one key result with what this run adds. A measured value is a check-in on the day it was measured, also
 * when it is the same. A typed one is new when it differs from the value that stands and the service did not write it, or when
 * Last check-in confirms it on a later day.
 * @param input.past of earlier runs, none after `today`
 */
export function checkIns(input: {
  readonly keyResult: KeyResult
  readonly current: Current
  readonly past: readonly CheckIn[]
  readonly today: Day
  readonly timezone: string
}): { readonly days: readonly DayValue[]; readonly news: readonly CheckIn[] } {
  const { keyResult, current, today } = input
  const news: CheckIn[] = []
  const measured = measuredValue(current)
  if (measured !== null) {
    news.push({ keyResultId: keyResult.id, day: today, value: measured, source: 'measured' })
  }

  const before = inForce(merged(input.past, news))
  const standing = current.kind === 'measured' ? current.value : keyResult.current
  if (standing === null) return { days: before.days, news }

  const last = before.days.at(-1)
  const day = typedDay(keyResult, last, today, input.timezone)
  const isOwn = current.kind === 'typed' && current.isOwn === true
  const isNew = last === undefined || !(isOwn || sameNumber(last.value, standing))
  const isConfirmed = day === keyResult.lastCheckIn && last !== undefined && day > last.day
  if (isNew || isConfirmed) news.push({ keyResultId: keyResult.id, day, value: standing, source: 'typed' })
  return { days: inForce(merged(input.past, news)).days, news }
}

function measuredValue(current: Current): number | null {
  if (current.kind === 'measured') return current.value
  return current.kind === 'correction' ? current.measured : null
}

/**
 * Last check-in where it was typed for this value: one that is not later than the check-in before belongs to that one. Else
 * the day the value is first seen; for the first value ever, the day the row was last edited. Where the store was lost that
 * edit may be the service's own, so an earlier Data as of that the row still shows goes before it.
 */
function typedDay(keyResult: KeyResult, last: DayValue | undefined, today: Day, timezone: string): Day {
  const { lastCheckIn } = keyResult
  if (lastCheckIn !== null && lastCheckIn <= today && (last === undefined || lastCheckIn > last.day)) {
    return lastCheckIn
  }
  if (last !== undefined) return today
  const { dataAsOf } = keyResult.shown
  const days = [localDay(keyResult.lastEdited, timezone), today]
  if (typeof dataAsOf === 'string' && isDay(dataAsOf)) days.push(dataAsOf)
  return days.toSorted()[0] ?? today
}

/** One per day and source: the later one replaces the earlier. */
function merged(past: readonly CheckIn[], news: readonly CheckIn[]): CheckIn[] {
  const replaced = (old: CheckIn) => news.some(({ day, source }) => day === old.day && source === old.source)
  return [...past.filter((checkIn) => !replaced(checkIn)), ...news]
}
