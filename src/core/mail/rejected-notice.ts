import type { Instant } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { MessageKind } from './message-kind.ts'

/** Before the id of a message: that a notice has told of it. */
export const REFUSAL_KEY = 'rejected/'

/** Of notices about mail itself no notice tells: it would never end. */
export const ABOUT_MAIL = ['rejected', 'unconfirmed'] as const satisfies readonly MessageKind[]

/** So many are told in full; of the others the addresses are named, up to the next figure, and the rest is counted. */
const MOST = { told: 20, named: 500 }

/** What eng ops hears of messages that did not reach their recipients and are not sent again by themselves. */
export interface RejectedNotice {
  /** At least one, the oldest first. */
  readonly messages: readonly RejectedMessage[]
  /** Recipients of further ones, each once, in the order of the alphabet. */
  readonly others: readonly string[]
  /** How many there are in all. */
  readonly total: number
  readonly asOf: Instant
  readonly sentTo: readonly string[]
}

export interface RejectedMessage {
  /** What `okr-sync resend` takes. */
  readonly id: string
  readonly kind: MessageKind
  readonly to: string
  readonly subject: string
  /** As in its header. */
  readonly date: Instant
  /** Why, in a sentence; empty: not known. */
  readonly said: string
}

/** @param messages as they lie in the outbox */
export function rejectedNotice({
  messages,
  asOf,
  sentTo,
}: {
  readonly messages: readonly (Omit<RejectedMessage, 'said'> & { readonly detail: string | null })[]
  readonly asOf: Instant
  readonly sentTo: readonly string[]
}): RejectedNotice {
  const others = new Set(messages.slice(MOST.told).map(({ to }) => cleanText(to, 100)))
  return {
    messages: messages.slice(0, MOST.told).map(({ id, kind, to, subject, date, detail }) => ({
      id,
      kind,
      to: cleanText(to, 100),
      subject: cleanText(subject, 200),
      date,
      said: cleanText(detail ?? '', 400),
    })),
    others: [...others].toSorted().slice(0, MOST.named),
    total: messages.length,
    asOf,
    sentTo,
  }
}
