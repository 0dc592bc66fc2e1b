import type { Instant } from '#src/core/model.ts'

/** A message as it was frozen in the outbox: sending it again sends the same bytes under the same Message-ID. */
export interface Mail {
  /** With angle brackets. */
  readonly messageId: string
  readonly date: Instant
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Message-IDs of earlier mails of its thread, with angle brackets, the oldest first; empty: it begins one. */
  readonly references: readonly string[]
}

interface Why {
  /** For people: the server's own words are in it, which may repeat the address and the subject. */
  readonly detail: string
  /** For the log: a fixed word or a code, for example `EENVELOPE 550` or `MAIL_DOMAINS`. */
  readonly reason?: string
}

/** How an attempt to send ended. */
export type Delivery =
  | { readonly state: 'sent' }
  /** Refused for good: sending again would be refused again. */
  | ({ readonly state: 'rejected' } & Why)
  /** Surely not sent; a later attempt may succeed. `of` the server: the next message would meet the same. */
  | ({ readonly state: 'deferred'; readonly of: 'server' | 'message' } & Why)
  /** The server's answer was lost after the message had gone out: it may have arrived. */
  | ({ readonly state: 'unknown' } & Why)

export interface Mailer {
  /** Never throws for what SMTP answers; `detail` is without secrets. */
  send(mail: Mail): Promise<Delivery>
}
