import type { Day } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import { type FieldFault, isRow } from './read-fields.ts'
import { shownValue } from './shown-value.ts'

interface CheckIn {
  readonly day: Day
  readonly value: number
}

/**
 * The check-ins of a file, oldest first, one a day. An entry that cannot be read is left out, and so are all of a day that
 * has several values.
 */
export function fileHistory(entries: readonly unknown[]): {
  readonly checkIns: readonly CheckIn[]
  readonly fault: FieldFault | null
} {
  const read: CheckIn[] = []
  const bad: unknown[] = []
  for (const entry of entries) {
    const checkIn = readEntry(entry)
    if (checkIn === null) bad.push(entry)
    else read.push(checkIn)
  }
  const checkIns = onePerDay(isSorted(read) ? read : read.sort((a, b) => (a.day < b.day ? -1 : 1)), bad)
  return { checkIns, fault: bad.length === 0 ? null : unread(bad) }
}

function readEntry(entry: unknown): CheckIn | null {
  if (!isRow(entry)) return null
  const { date, value } = entry
  if (typeof date !== 'string' || !isDay(date)) return null
  if (typeof value === 'boolean') return { day: date, value: Number(value) }
  return typeof value === 'number' && Number.isFinite(value) ? { day: date, value } : null
}

function isSorted(checkIns: readonly CheckIn[]): boolean {
  let before = ''
  for (const { day } of checkIns) {
    if (day <= before) return false
    before = day
  }
  return true
}

/** @param sorted by day */
function onePerDay(sorted: readonly CheckIn[], bad: unknown[]): readonly CheckIn[] {
  if (isSorted(sorted)) return sorted
  return [...Map.groupBy(sorted, ({ day }) => day).values()].flatMap((sameDay) => {
    const [first] = sameDay
    if (first !== undefined && sameDay.every(({ value }) => value === first.value)) return [first]
    for (const { day, value } of sameDay) bad.push({ date: day, value })
    return []
  })
}

function unread(bad: readonly unknown[]): FieldFault {
  const [first] = bad
  const said = isRow(first)
    ? `{"date": ${shownValue(first['date'])}, "value": ${shownValue(first['value'])}}`
    : shownValue(first)
  const count = bad.length === 1 ? 'An entry' : `${bad.length} entries`
  return {
    code: 'bad_history',
    property: 'history',
    message: `${count} of history cannot be used (${said}) and ${bad.length === 1 ? 'is' : 'are'} left out.`,
    mend: 'Write one entry a day, such as {"date": "2026-11-20", "value": 42}.',
  }
}
