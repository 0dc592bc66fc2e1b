import type { Day, Period } from '#src/core/model.ts'
import { addDays } from '#src/core/time/day.ts'

/** A week from today, or the day on which the first of these periods ends, if that comes before. */
export function withinAWeek(rows: readonly { readonly period: Period | null }[], today: Day): Day {
  let first = addDays(today, 7)
  for (const { period } of rows) {
    if (period !== null && period.end >= today && period.end < first) first = period.end
  }
  return first
}
