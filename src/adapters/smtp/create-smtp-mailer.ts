import { createTransport } from 'nodemailer'
import { redact } from '#src/adapters/support/redact.ts'
import { allowedRecipient, isPlainAddress } from '#src/core/mail/address.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Mailer } from '#src/ports/mailer.ts'
import { buildMessage } from './build-message.ts'
import { deliveryOf } from './delivery-of.ts'
import { smtpOptions } from './smtp-options.ts'
import { parseSender, parseSmtpUrl } from './smtp-settings.ts'

/**
 * Hands mail to one SMTP server.
 * @param options.url see `parseSmtpUrl`
 * @param options.from an address, also with a display name: `OKR sync <okr@example.com>`; where it or url is empty, sending fails
 * @param options.domains who may be written to; none: no limit
 * @param options.runtime `workers`: connect as workerd needs it
 * @param options.timeoutMs the longest silence of the server; to connect and to be greeted it waits 15 seconds at most
 * @throws Failure when url or from cannot be used
 */
export function createSmtpMailer(options: {
  readonly url: string
  readonly from: string
  readonly domains: readonly string[]
  readonly runtime: 'node' | 'workers'
  readonly timeoutMs?: number
}): Mailer {
  const { domains, runtime, timeoutMs = 60_000 } = options
  const settings =
    options.url === '' || options.from === ''
      ? null
      : { server: parseSmtpUrl(options.url), from: parseSender(options.from) }

  return {
    async send(mail) {
      if (settings === null) {
        throw new Failure({
          system: 'smtp',
          code: 'invalid',
          message: `${options.url === '' ? 'SMTP_URL' : 'MAIL_FROM'} is not set: no mail can be sent.`,
        })
      }
      const { server, from } = settings
      if (!isPlainAddress(mail.to)) {
        return {
          state: 'rejected',
          detail: `"${mail.to}" is not one plain e-mail address.`,
          reason: 'address',
        }
      }
      if (!allowedRecipient(mail.to, domains)) {
        return {
          state: 'rejected',
          detail: `MAIL_DOMAINS allows ${domains.join(', ')}; ${mail.to} is outside.`,
          reason: 'MAIL_DOMAINS',
        }
      }

      let handedOver = false
      // A transport for each mail: in workerd a socket belongs to the request that opened it.
      const transport = createTransport(
        smtpOptions(server, { runtime, timeoutMs }, () => {
          handedOver = true
        }),
      )
      try {
        const { envelope } = await transport.sendMail(buildMessage(mail, from))
        if (envelope.from === from.address && `${envelope.to}` === mail.to) return { state: 'sent' }
        return { state: 'unknown', detail: `The mail was addressed to ${envelope.to} instead of ${mail.to}.` }
      } catch (error) {
        return deliveryOf(error, handedOver, (text) => redact(text, server.auth ? [server.auth.pass] : []))
      } finally {
        transport.close()
      }
    },
  }
}
