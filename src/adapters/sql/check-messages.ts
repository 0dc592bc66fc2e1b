import { ok, warning } from '#src/adapters/support/checks.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Check } from '#src/ports/checkup.ts'
import type { OutboxMessage } from '#src/ports/outbox.ts'

/** So many messages are named; the rest is counted. */
const MOST = 20

/** Messages that did not arrive, or of which nobody knows. */
export function checkMessages(messages: readonly OutboxMessage[]): readonly Check[] {
  const open = messages.filter(({ state, attempts }) => state !== 'pending' || attempts > 0)
  if (open.length === 0) return [ok('Messages', 'None waits for a person.')]
  const more = open.length - MOST
  return [
    ...open.slice(0, MOST).map(ofMessage),
    ...(more > 0
      ? [warning('Messages', `${more} more are like these.`, 'Mend what stands in their way first.')]
      : []),
  ]
}

function ofMessage({ id, kind, to, date, state, detail, attempts }: OutboxMessage): Check {
  const subject = `Message ${id}`
  const what = `The ${kind} of ${date} to ${to}`
  const why = detail === null ? '' : ` ${cleanText(detail, 200)}`
  switch (state) {
    case 'unknown':
      return warning(
        subject,
        `${what} may have arrived or not.${why}`,
        `Ask whether it arrived. If not: okr-sync resend ${id}`,
      )
    case 'rejected':
      return warning(
        subject,
        `${what} was refused.${why}`,
        `Mend the address or the mail server. Then: okr-sync resend ${id}`,
      )
    default:
      return warning(
        subject,
        `${what} waits after ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}.${why}`,
        'Each run tries again; see that the mail server takes mail.',
      )
  }
}
