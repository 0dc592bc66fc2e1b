import type { SendMailOptions } from 'nodemailer'
import type { Address } from '#src/core/mail/address.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Mail } from '#src/ports/mailer.ts'

/**
 * A frozen mail as nodemailer takes it: the same mail always gives the same bytes. Recipients are told apart by the envelope,
 * which is made of checked addresses only.
 */
export function buildMessage(mail: Mail, from: Address): SendMailOptions {
  const domain = from.address.slice(from.address.indexOf('@') + 1)
  return {
    envelope: { from: from.address, to: [mail.to] },
    from: { name: from.name, address: from.address },
    to: { name: '', address: mail.to },
    subject: cleanText(mail.subject),
    html: mail.html,
    text: mail.text,
    messageId: mail.messageId,
    ...threadOf(mail),
    date: new Date(mail.date),
    // nodemailer draws a random boundary otherwise.
    baseBoundary: mail.messageId.replace(/[^0-9A-Za-z]/g, '').slice(0, 40),
    // RFC 3834, and the same for Exchange: out-of-office notes stay away.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    list: { id: { url: `okr-sync.${domain}`, comment: 'OKR sync' } },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Mail programs put an answer beneath what it names; the whole list holds the thread together where one of them is gone. */
function threadOf({ references }: Mail): Pick<SendMailOptions, 'inReplyTo' | 'references'> {
  const latest = references.at(-1)
  return latest === undefined ? {} : { inReplyTo: latest, references: [...references] }
}
