import PostalMime from 'postal-mime'
import type { Instant } from '#src/core/model.ts'

/** A message that the server has taken, opened. */
export interface ReceivedMail {
  /** What SMTP was told, which is where it goes; the headers are only what the message says. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] }
  /** In the message's order, repeated ones too; names in lower case, values unfolded and undecoded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** With angle brackets; null: the message has none. */
  readonly messageId: string | null
  readonly subject: string
  readonly html: string | null
  readonly text: string | null
  readonly receivedAt: Instant
  /** The message as it came, headers and all. */
  readonly raw: string
}

export async function openMail(
  raw: Buffer,
  envelope: ReceivedMail['envelope'],
  receivedAt: Instant,
): Promise<ReceivedMail> {
  const mail = await PostalMime.parse(raw)
  return {
    envelope,
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    messageId: mail.messageId ?? null,
    subject: mail.subject ?? '',
    html: mail.html ?? null,
    text: mail.text ?? null,
    receivedAt,
    raw: raw.toString('utf8'),
  }
}
