import { cleanText } from '#src/core/words/clean-text.ts'
import { type Resent, resend } from '#src/jobs/resend.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import type { Options } from './options.ts'
import { runAlone } from './run-alone.ts'
import { UsageError } from './usage-error.ts'
import { withSession } from './with-session.ts'

/** `okr-sync resend` */
export async function resendCommand(context: Context, options: Options): Promise<number> {
  const [id] = options.positionals
  if (id === undefined) {
    throw new UsageError('resend needs the id of the message, as doctor and the mail to OPS_TO name it.')
  }
  const resent = await withSession(context, 'sync', (deps) =>
    runAlone(deps, (held) => resend(held, id.trim())),
  )
  if (resent === null) {
    throw new UsageError(
      `No message with the id ${JSON.stringify(id)} is unknown or rejected: it was sent, it still waits, or it is older than the outbox is kept.`,
    )
  }
  context.out(options.json ? `${JSON.stringify(resent, null, 2)}\n` : inWords(resent))
  if (resent.state === 'sent') return EXIT.done
  return resent.state === 'pending' ? EXIT.failed : EXIT.findings
}

function inWords({ message, state, detail }: Resent): string {
  const { subject, to, messageId, date } = message
  const what = `"${cleanText(subject)}" to ${to}`
  const why = detail === null ? '' : ` ${cleanText(detail)}`
  const same = `It bears its first Message-ID, ${messageId}, and its first date, ${date}.`
  switch (state) {
    case 'sent':
      return `Sent ${what}. ${same}\n`
    case 'pending':
      return `Not sent yet: ${what}.${why} The next run tries again.\n`
    case 'rejected':
      return `Refused: ${what}.${why}\n`
    default:
      return `Nobody knows whether it arrived this time either: ${what}.${why} ${same}\n`
  }
}
