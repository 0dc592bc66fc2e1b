import type { NodemailerError } from 'nodemailer'
import type { Delivery } from '#src/ports/mailer.ts'

/**
 * What an error says about the mail it stopped. Exactly once cannot be had over SMTP (RFC 1047): when the answer to the final
 * dot is lost, the mail may have arrived.
 * @param handedOver whether the whole message with its final dot had been given to the connection
 * @param clean takes secrets out of the server's words
 * @throws the error itself when it does not come from sending
 */
export function deliveryOf(error: unknown, handedOver: boolean, clean: (text: string) => string): Delivery {
  if (!isSendError(error)) throw error
  const said = clean(error.message)

  // A wrong password is mended in the settings, so it must not cost the mail. 530: a login or TLS is asked for first.
  if (error.code === 'EAUTH' || error.responseCode === 530) {
    return { state: 'deferred', detail: `The mail server refused the login in SMTP_URL: ${said}` }
  }
  const isAboutTheMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  if (error.permanent && isAboutTheMail) {
    return { state: 'rejected', detail: `The mail server refused the mail: ${said}` }
  }
  if (error.responseCode !== undefined) {
    return { state: 'deferred', detail: `The mail server put the mail off: ${said}` }
  }
  if (!handedOver) {
    return { state: 'deferred', detail: `Nothing went out through the server in SMTP_URL: ${said}` }
  }
  return {
    state: 'unknown',
    detail: `The mail server did not confirm the mail, which may have arrived: ${said}`,
  }
}

function isSendError(error: unknown): error is NodemailerError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}
