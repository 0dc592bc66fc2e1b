import type { CheckIn, PackedCheckIns } from './history.ts'
import type { Day } from './model.ts'

const DAY_LENGTH = '2026-11-20'.length

/** The check-ins of a key result, by their day and source. */
export function unpacked({ keyResultId, entries }: PackedCheckIns): CheckIn[] {
  return entries.split(' ').map((entry) => ({
    keyResultId,
    day: dayAt(entry, 0),
    value: Number(entry.slice(DAY_LENGTH + 1)),
    source: entry[DAY_LENGTH] === 'm' ? 'measured' : 'typed',
  }))
}

/** The value that was checked in on a day; undefined: none was. */
export function valueOn(entries: string, day: Day, source: CheckIn['source']): number | undefined {
  const key = day + source.slice(0, 1)
  const at = entries.lastIndexOf(key)
  return at === -1 ? undefined : Number(entries.slice(at + key.length, entryAfter(entries, at) - 1))
}

/** The day of the entry that begins at an index. */
export function dayAt(entries: string, index: number): Day {
  return entries.slice(index, index + DAY_LENGTH)
}

/** The index at which the entry after the one at an index begins; behind the last one it is beyond the end. */
export function entryAfter(entries: string, index: number): number {
  const blank = entries.indexOf(' ', index)
  return (blank === -1 ? entries.length : blank) + 1
}
