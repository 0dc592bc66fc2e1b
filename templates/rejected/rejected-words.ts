import type { RejectedMessage, RejectedNotice } from '#src/core/mail/rejected-notice.ts'
import type { Notice } from '#templates/notice/notice.ts'
import { formatInstant } from '#templates/words/format-day.ts'
import { messageKindName } from '#templates/words/message-kind-name.ts'

export function rejectedWords(notice: RejectedNotice): Notice {
  const { messages, total, asOf, sentTo } = notice
  const [first] = messages
  const one = total === 1 && first !== undefined ? first : null
  return {
    subject: `[Mail refused] ${one === null ? `${total} mails did not arrive` : `The ${named(one)} to ${one.to}`}`,
    preheader: 'They did not hear of it in another way; you decide what to do.',
    title:
      one === null
        ? `${total} mails did not reach their recipients`
        : `The ${messageKindName(one.kind)} did not reach ${one.to}`,
    facts: one === null ? [] : factsOf(one),
    sections: [
      ...(one === null ? listed(notice) : []),
      {
        heading: 'What it means',
        lines: [
          one === null
            ? 'They are not sent again by themselves, and nobody else was told what they say. Later mails to these addresses are tried.'
            : 'It is not sent again by itself, and nobody else was told what it says. Later mails to this address are tried.',
        ],
      },
      {
        heading: 'What is asked',
        lines: [
          'Mend what was said: the address in Notion, OWNERS or the settings, or what the mail server has against it. If it should still arrive, send it again; it then bears the same Message-ID and Date:',
        ],
        command: `okr-sync resend ${one === null ? '<id>' : one.id}`,
      },
    ],
    footer: [
      `Sent to ${sentTo.join(', ')}, which is set in OPS_TO. Once per mail that was refused or given up.`,
      `Written by okr-sync on ${formatInstant(asOf)}.`,
    ],
  }
}

function factsOf({ said, subject, date, id }: RejectedMessage): readonly string[] {
  return [...(said === '' ? [] : [said]), `Subject: ${subject}`, `Date: ${formatInstant(date)}`, `Id: ${id}`]
}

function listed({ messages, others, total }: RejectedNotice): Notice['sections'] {
  const rest = total - messages.length
  return [
    {
      heading: 'Which',
      lines: messages.map(
        (message) =>
          `${message.to}: the ${named(message)}, "${message.subject}". ${message.said} Id: ${message.id}`,
      ),
    },
    ...(rest === 0
      ? []
      : [
          {
            heading: `${rest} more`,
            lines: [`To ${others.join(', ')}.`, 'The findings of the run say of each why.'],
          },
        ]),
  ]
}

function named({ kind, date }: RejectedMessage): string {
  return `${messageKindName(kind)} of ${formatInstant(date)}`
}
