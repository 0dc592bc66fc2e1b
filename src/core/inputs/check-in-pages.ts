import type { PackedCheckIns } from '#src/core/history.ts'
import type { Day } from '#src/core/model.ts'
import { dayAt, entryAfter } from '#src/core/packed-check-ins.ts'

/** The entries of a key result on some days. */
type Cut = readonly [keyResultId: string, entries: string]

/**
 * Check-ins cut by their days, oldest first, each page by the first day in it. What earlier runs checked in is told the same in
 * every run.
 * @param pageOf what the days of a page have in common, and begin with
 */
export function* checkInPages(
  checkIns: readonly PackedCheckIns[],
  pageOf: (day: Day, last: Day) => string,
): Generator<[first: Day, page: readonly Cut[]]> {
  const last = lastDayOf(checkIns)
  const from = checkIns.map(() => 0)
  for (;;) {
    const first = firstDayOf(checkIns, from)
    if (first === null) return
    const wanted = pageOf(first, last)
    const page: Cut[] = []
    for (const [row, { keyResultId, entries }] of checkIns.entries()) {
      const begin = from[row] ?? 0
      let end = begin
      while (end < entries.length && pageOf(dayAt(entries, end), last) === wanted)
        end = entryAfter(entries, end)
      if (end === begin) continue
      page.push([keyResultId, entries.slice(begin, end - 1)])
      from[row] = end
    }
    yield [first, page]
  }
}

/** The check-ins that `checkInPages` was given. */
export function fromCheckInPages(cuts: readonly Cut[]): PackedCheckIns[] {
  return [...Map.groupBy(cuts, ([keyResultId]) => keyResultId)].map(([keyResultId, own]) => ({
    keyResultId,
    entries: own.map(([, entries]) => entries).join(' '),
  }))
}

function lastDayOf(checkIns: readonly PackedCheckIns[]): Day {
  let last = ''
  for (const { entries } of checkIns) {
    const day = dayAt(entries, entries.lastIndexOf(' ') + 1)
    if (day > last) last = day
  }
  return last
}

function firstDayOf(checkIns: readonly PackedCheckIns[], from: readonly number[]): Day | null {
  let first: Day | null = null
  for (const [row, { entries }] of checkIns.entries()) {
    const index = from[row] ?? 0
    if (index >= entries.length) continue
    const day = dayAt(entries, index)
    if (first === null || day < first) first = day
  }
  return first
}
