import type { Instant } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { MessageKind } from './message-kind.ts'

/** What eng ops hears of a message of which nobody knows whether it arrived. */
export interface UnconfirmedNotice {
  /** What `okr-sync resend` takes. */
  readonly id: string
  readonly kind: Exclude<MessageKind, 'unconfirmed'>
  readonly to: string
  readonly subject: string
  /** As in its header. */
  readonly date: Instant
  /** With angle brackets. */
  readonly messageId: string
  /** How the attempt ended, in a sentence. */
  readonly said: string
  readonly asOf: Instant
  readonly sentTo: readonly string[]
}

/** @param message as it lies in the outbox; the rest of it is left out */
export function unconfirmedNotice({
  message,
  ...rest
}: {
  readonly message: Omit<UnconfirmedNotice, 'said' | 'asOf' | 'sentTo'>
  readonly said: string
  readonly asOf: Instant
  readonly sentTo: readonly string[]
}): UnconfirmedNotice {
  const { id, kind, to, subject, date, messageId } = message
  return {
    id,
    kind,
    to,
    subject: cleanText(subject, 200),
    date,
    messageId,
    asOf: rest.asOf,
    sentTo: rest.sentTo,
    said: cleanText(rest.said, 600),
  }
}
