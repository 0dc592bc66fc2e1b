import type { RestoredSource } from '#src/core/mail/restored-source.ts'
import { formatInstant } from '#templates/words/format-day.ts'

/** `Linear answers again`. */
export function restoredHeading({ source, isSeveral }: RestoredSource): string {
  return source === '' ? 'A source answers again' : `${source} ${isSeveral ? 'answer' : 'answers'} again`
}

/** Why it comes now: values were held, and are back. */
export function restoredReason({ source, since, until }: RestoredSource): string {
  const when = `${since === null ? 'Until' : `From ${formatInstant(since)} to`} ${formatInstant(until)}`
  return `${when} ${source || 'a source'} could not be read, and values and statuses were held. They are back.`
}
