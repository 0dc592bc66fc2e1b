import type { UnconfirmedNotice } from '#src/core/mail/unconfirmed-notice.ts'
import type { Notice } from '#templates/notice/notice.ts'
import { formatInstant } from '#templates/words/format-day.ts'
import { messageKindName } from '#templates/words/message-kind-name.ts'

export function unconfirmedWords(notice: UnconfirmedNotice): Notice {
  const { id, to, subject, date, messageId, said, asOf, sentTo } = notice
  const kind = messageKindName(notice.kind)
  return {
    subject: `[Mail unconfirmed] The ${kind} of ${formatInstant(date)} to ${to}`,
    preheader: 'It is not sent again by itself; you decide.',
    title: `Nobody knows whether the ${kind} reached ${to}`,
    facts: [said, `Subject: ${subject}`, `Date: ${formatInstant(date)}`, `Message-ID: ${messageId}`],
    sections: [
      {
        heading: 'What it means',
        lines: [
          'The mail server may have taken it, or not. So that nobody gets it twice it is not sent again by itself.',
        ],
      },
      {
        heading: 'What is asked',
        lines: [
          `Ask ${to}, or look for the Message-ID in the log of the mail server. If it did not arrive, send it again; it then bears the same Message-ID and Date, by which it can be recognised:`,
        ],
        command: `okr-sync resend ${id}`,
      },
    ],
    footer: [
      `Sent to ${sentTo.join(', ')}, which is set in OPS_TO. Once per attempt that was not confirmed.`,
      `Written by okr-sync on ${formatInstant(asOf)}.`,
    ],
  }
}
