import type { Period } from '#src/core/model.ts'
import { readPeriods } from './read-periods.ts'

/** A time as a row names it. */
interface NamedTime {
  readonly cycle?: string | null
  readonly period?: Period | null
}

/** Whether two rows name the same time, however each of them writes it. Rows that name none do not. */
export function sameTime(a: NamedTime, b: NamedTime): boolean {
  const time = timeKey(a)
  return time !== null && time === timeKey(b)
}

/** The same for every way to write one time, whenever the fiscal year starts; null: none is named. */
function timeKey({ period, cycle }: NamedTime): string | null {
  if (period) return `${period.start} ${period.end}`
  const text = cycle?.trim() ?? ''
  if (text === '') return null
  const [calendar, ...others] = readPeriods(text, 1)
  const [shifted] = readPeriods(text, FISCAL)
  if (calendar === undefined || others.length > 0) return text.toLowerCase()
  // Words for months mean the same in every fiscal year, words for quarters do not.
  if (shifted?.start === calendar.start) return `${calendar.start} ${calendar.end}`
  return `${calendar.start} ${calendar.end} fiscal`
}

/** Any month but January. */
const FISCAL = 4

/** A quarter of the fiscal year as `2026-Q4`, however it is written; null: another time. */
export function quarterNamed(cycle: string): string | null {
  const [calendar, ...others] = readPeriods(cycle, 1)
  if (calendar === undefined || others.length > 0) return null
  const name = `${calendar.start.slice(0, 4)}-Q${Math.floor((Number(calendar.start.slice(5, 7)) + 2) / 3)}`
  const isQuarter = timeKey({ cycle }) === timeKey({ cycle: name })
  return isQuarter ? name : null
}
