import { cleanText } from '#src/core/words/clean-text.ts'
import { plainDayBeside } from '#src/core/words/plain-day.ts'
import type { MessageHead } from '#src/ports/outbox.ts'

/** That a report has gone out, when and to whom, and what became of each mail. */
export function printSentBefore(messages: readonly MessageHead[]): string {
  const slots = [...new Set(messages.map(({ kind, slot }) => `${kind} of ${slot}`))].join(', ')
  const lines = messages.map(({ id, to, subject, state, attemptedAt, date, detail }) => {
    const at = attemptedAt ?? date
    const when = `${plainDayBeside(at.slice(0, 10), '')}, ${at.slice(11, 16)} UTC`
    const why = detail === null ? '' : ` (${cleanText(detail)})`
    const again = state === 'sent' ? '' : `; okr-sync resend ${id} sends it again`
    return `  ${state} on ${when}: ${cleanText(subject)} to ${to}${why}${again}`
  })
  return `${[`The ${slots} went out already, and goes to nobody twice:`, ...lines].join('\n')}\n`
}
