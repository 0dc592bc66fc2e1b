import type { Day, Period } from '#src/core/model.ts'
import { addDays, isDay } from './day.ts'
import { fiscalStart } from './fiscal-start.ts'
import { plainTime } from './plain-time.ts'
import { type TimeUnit, timeUnits } from './time-units.ts'

/** Letters; more are a note and no name of a cycle. */
const LONGEST = 200

/**
 * Every period that a text may mean: none where it is not understood, several where it can be read in more than one way, such
 * as `01/10/2026 - 05/12/2026`. It may name a year, a half, a third, a quarter or a month (`2026`, `H2 2026`, `Tertial 3 2026`,
 * `4. Quartal 2026`, `FY26 Q4`, `nov. 2026`), or two of them or two days with a dash, an arrow or a word between (`1 Oct – 31 Dec 2026`,
 * `oct. à déc. 2026`), in English, German, French or Spanish. Years and their parts are fiscal, months are not. What stands
 * in brackets counts as well, with the year of the rest where it names none: where it says another time, as the months in
 * `Q4 2026 (Jan–Mar)` do unless the fiscal year ends in March, both may be meant.
 * @param fiscalYearStart month 1..12
 */
export function readPeriods(text: string, fiscalYearStart: number): readonly Period[] {
  if (text.length > LONGEST) return []
  const plain = plainTime(text)
  const inside = [...plain.matchAll(/[([]([^()[\]]*)[)\]]/g)].flatMap(([, found = '']) => found.trim())
  const outside = plain.replace(/[([][^()[\]]*[)\]]/g, ' ').replace(/\s+/g, ' ')
  const periodsOf = (part: string) => periodsIn(trimmed(part), fiscalYearStart)
  const rest = periodsOf(outside)
  const years = new Set(rest.flatMap(({ start, end }) => [start.slice(0, 4), end.slice(0, 4)]))
  const bracketed = inside.flatMap((part) => {
    const own = periodsOf(part)
    if (own.length > 0) return own
    const dated = [...years].flatMap((year) => periodsOf(`${part} ${year}`))
    // `Q4 2026 (H2)` says no other time, and of two years the one that agrees is meant.
    const agrees = dated.some((period) => rest.some((each) => holds(each, period) || holds(period, each)))
    return agrees ? [] : dated
  })
  const all = [...rest, ...bracketed]
  return [...new Map(all.map((period) => [`${period.start} ${period.end}`, period])).values()]
}

function holds(long: Period, short: Period): boolean {
  return long.start <= short.start && short.end <= long.end
}

function periodsIn(text: string, fiscalYearStart: number): readonly Period[] {
  const isUsual = ({ ofTwoYears }: TimeUnit) => !ofTwoYears || fiscalYearStart > 1
  const units = (part: string) => timeUnits(trimmed(part)).filter(isUsual)
  const spanOf = (first: TimeUnit, last: TimeUnit) => between(first, last, fiscalYearStart)
  const whole = units(text)
  // A day alone is no period, and what it is made of are no two ends of one.
  if (whole.length > 0) return whole.flatMap((unit) => (unit.kind === 'day' ? [] : spanOf(unit, unit)))
  return [...text.matchAll(/[-/]/g)].flatMap(({ index }) => {
    const firsts = units(text.slice(0, index))
    const lasts = firsts.length === 0 ? [] : units(text.slice(index + 1))
    return firsts.flatMap((first) => lasts.flatMap((last) => together(first, last, spanOf)))
  })
}

/** Each end takes from the other what it leaves out. */
function together(
  first: TimeUnit,
  last: TimeUnit,
  spanOf: (first: TimeUnit, last: TimeUnit) => readonly Period[],
): readonly Period[] {
  if (first.kind !== last.kind && !hasMonth(first, last)) return []
  if (first.order && last.order && first.order !== last.order) return []
  const month = first.kind === last.kind ? (first.index ?? last.index) : first.index
  const from = { ...first, index: month, year: first.year ?? last.year }
  const to = { ...last, index: last.index ?? month, year: last.year ?? first.year }
  const found = spanOf(from, to)
  if (found.length > 0 || from.year === null || to.year === null) return found
  // "Nov – Jan 2027", and "1 Oct 2026 – 31 Jan".
  if (first.year === null) return spanOf({ ...from, year: from.year - 1 }, to)
  return last.year === null ? spanOf(from, { ...to, year: to.year + 1 }) : []
}

/** "1 Oct – Dec 2026": of two kinds only a day that has its month and a month go together. */
function hasMonth(first: TimeUnit, last: TimeUnit): boolean {
  return [first, last].every(({ kind, index }) => (kind === 'day' || kind === 'month') && index !== null)
}

function between(first: TimeUnit, last: TimeUnit, fiscalYearStart: number): readonly Period[] {
  const start = startOf(first, fiscalYearStart)
  const end = endOf(last, fiscalYearStart)
  return start === null || end === null || end < start ? [] : [{ start, end }]
}

/** Other years are slips of the pen. */
const EARLIEST = 1950
const LATEST = 2199

const MONTHS = { month: 1, quarter: 3, third: 4, half: 6, year: 12 } as const

function startOf({ kind, year, index, day = 1 }: TimeUnit, fiscalYearStart: number): Day | null {
  if (year === null || index === null || year < EARLIEST || year > LATEST) return null
  if (kind !== 'day' && kind !== 'month')
    return fiscalStart(year, fiscalYearStart)
      .add({ months: (index - 1) * MONTHS[kind] })
      .toString()
  const start = `${year}-${String(index).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(start) ? start : null
}

function endOf(unit: TimeUnit, fiscalYearStart: number): Day | null {
  const start = startOf(unit, fiscalYearStart)
  if (start === null || unit.kind === 'day') return start
  return addDays(monthsLater(start, MONTHS[unit.kind]), -1)
}

/** @param start the first day of a month */
function monthsLater(start: Day, months: number): Day {
  const month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + months
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

function trimmed(text: string): string {
  return text.replace(/^[\s:|./_-]+|[\s:|/_-]+$/g, '')
}
