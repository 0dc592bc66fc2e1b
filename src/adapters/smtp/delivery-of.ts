import type { NodemailerError } from 'nodemailer'
import type { Delivery } from '#src/ports/mailer.ts'

/**
 * Enhanced codes (RFC 3463) by which a server has something against the sender or this service, though what it answers is the
 * recipient (Postfix puts every other refusal off until then) or, on Exchange, the mail.
 */
const AGAINST_US = new Map([
  ['RCPT TO', /^\d{3}[ -]5\.(?:1\.[78]|5\.2|7\.\d+)\b/],
  ['DATA', /^\d{3}[ -]5\.(?:2\.252|7\.60)\b/],
])

/**
 * What an error says about the mail it stopped. Exactly once cannot be had over SMTP (RFC 1047): when the answer to the final
 * dot is lost, the mail may have arrived. What is mended in the settings, a login or a sender, must not cost the mail.
 * @param handedOver whether the whole message with its final dot had been given to the connection
 * @param clean takes secrets out of the server's words
 * @throws the error itself when it does not come from sending
 */
export function deliveryOf(error: unknown, handedOver: boolean, clean: (text: string) => string): Delivery {
  if (!isSendError(error)) throw error
  const said = clean(error.message)
  const reason = [error.code, error.responseCode].join(' ').trim()
  const putOff = (of: 'server' | 'message', why: string): Delivery => ({
    state: 'deferred',
    of,
    detail: `${why}: ${said}`,
    reason,
  })

  // 530: a login or TLS is asked for first.
  if (error.code === 'EAUTH' || error.responseCode === 530) {
    return putOff('server', 'The mail server refused the login in SMTP_URL')
  }
  // 552 means the size of the mail, which may be announced together with the sender.
  if (error.command === 'MAIL FROM' && error.permanent && error.responseCode !== 552) {
    return putOff('server', 'The mail server refused the sender in MAIL_FROM')
  }
  if (AGAINST_US.get(error.command ?? '')?.test(error.response ?? '')) {
    return putOff('server', 'The mail server takes no such mail from MAIL_FROM with the login in SMTP_URL')
  }
  const isAboutTheMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  if (isAboutTheMail && error.permanent) {
    return { state: 'rejected', detail: `The mail server refused the mail: ${said}`, reason }
  }
  // 421: the server is about to hang up.
  const of =
    isAboutTheMail && error.command !== 'MAIL FROM' && error.responseCode !== 421 ? 'message' : 'server'
  if (error.responseCode !== undefined) return putOff(of, 'The mail server put the mail off')
  if (!handedOver) return putOff(of, 'Nothing went out through the server in SMTP_URL')
  return {
    state: 'unknown',
    detail: `The mail server did not confirm the mail, which may have arrived: ${said}`,
    reason,
  }
}

function isSendError(error: unknown): error is NodemailerError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
