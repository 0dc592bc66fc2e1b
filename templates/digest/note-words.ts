import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import type { Day } from '#src/core/model.ts'
import { formatDay } from '#templates/words/format-day.ts'

/** The owner's own words, quoted as such, with the day since when they stand; nothing where there are none. */
export function noteWords(
  { note, noteSince }: Pick<KeyResultLine, 'note' | 'noteSince'>,
  today: Day,
): readonly string[] {
  if (note === '') return []
  return [`Note${noteSince === null ? '' : ` of ${formatDay(noteSince, today)}`}: “${note}”`]
}
