import type { UpdateLine } from '#src/core/mail/initiatives/update-line.ts'
import type { Day } from '#src/core/model.ts'
import { formatDay } from '#templates/words/format-day.ts'
import { formatShare } from '#templates/words/format-number.ts'

/** How far it is, and of which day that is where its source does not answer; empty: not known. */
export function progressWords({ progress, heldSince }: UpdateLine, today: Day): string {
  if (progress === null) return ''
  return `${formatShare(progress)} done${heldSince === null ? '' : ` as of ${formatDay(heldSince, today)}`}`
}

/** The last day of its timeline; empty: it has none, or that has passed and is told as the reason. */
export function endWords({ timeline }: UpdateLine, today: Day): string {
  return timeline === null || timeline.end < today ? '' : `ends ${formatDay(timeline.end, today)}`
}
