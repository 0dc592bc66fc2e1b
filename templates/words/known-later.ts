import type { Day } from '#src/core/model.ts'
import { formatDay } from './format-day.ts'

/** Said beside figures of a past report. */
export function knownLater(knownOn: Day, today: Day): string {
  return `Reckoned from what is known on ${formatDay(knownOn, today)}: what was labelled, linked or deleted since then counts as it is now.`
}
