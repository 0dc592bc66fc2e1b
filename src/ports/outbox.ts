import type { Told } from '#src/core/letters/subject.ts'
import type { MessageKind } from '#src/core/mail/message-kind.ts'
import type { Instant } from '#src/core/model.ts'
import type { Delivery, Mail } from './mailer.ts'

export type MessageState = 'pending' | 'sending' | Exclude<Delivery['state'], 'deferred'>

/** What is sent once, ever. */
export interface MessageKey {
  readonly kind: MessageKind
  /** The week, the person's day or the outage, for example `2026-W47` or `2026-11-23.1`. */
  readonly slot: string
  /** One address, in lower case: in another case it would be another message. */
  readonly to: string
}

/** A message as it is laid into the outbox. */
export interface NewMessage extends Mail, MessageKey {
  readonly id: string
}

/** A letter to one person, and the keys of what it tells. */
export interface NewLetter extends NewMessage {
  readonly subjects: readonly string[]
}

/** What is another's own of a message that several get. */
export type MessageCopy = Pick<NewMessage, 'id' | 'messageId' | 'to'>

export interface OutboxMessage extends NewMessage {
  readonly state: MessageState
  readonly attempts: number
  /** When the last attempt began; null before the first. */
  readonly attemptedAt: Instant | null
  /** What the last attempt said; null when nothing was wrong. */
  readonly detail: string | null
}

/** A message without its words, of which a company has many at once. */
export type MessageHead = Omit<OutboxMessage, 'html' | 'text'>

export interface Attempt extends Pick<OutboxMessage, 'messageId'> {
  readonly at: Instant
}

/** Messages frozen before they are sent. */
export interface Outbox {
  /**
   * Lays the message down as pending unless its key is already there, and with it that its subjects are told: all or nothing.
   * Answers whether it, or one of its copies, was laid down.
   * @param subjects keys of what a letter to one person tells; absent: it is no such letter
   * @param copies the same for further recipients, each laid down unless its own key is there
   */
  freeze(message: NewMessage, subjects?: readonly string[], copies?: readonly MessageCopy[]): Promise<boolean>
  /**
   * Lays letters to many people down in few statements, each with what it tells: of every letter all or nothing. One whose key is
   * there stays out, and tells nothing.
   * @returns ids of those that were laid down
   */
  freezeLetters(letters: readonly NewLetter[]): Promise<readonly string[]>
  /** Whether such a message was ever laid down, whatever became of it. */
  has(key: MessageKey): Promise<boolean>
  /** Every subject that letters told from that moment on, the oldest first; what notices told is none. */
  told(since: Instant): Promise<readonly Told[]>
  /** Every message in one of the states, oldest first. */
  list(states: readonly MessageState[]): Promise<readonly OutboxMessage[]>
  /** The same without their words. @param only those of one kind and of some slots; absent: all */
  heads(
    states: readonly MessageState[],
    only?: Pick<MessageKey, 'kind'> & { readonly slots: readonly string[] },
  ): Promise<readonly MessageHead[]>
  /** Which messages were attempted from that moment on, the oldest first; of several attempts at one message the last counts. */
  attemptedSince(moment: Instant): Promise<readonly Attempt[]>
  /**
   * Messages that ended `rejected` from that moment on and of which no notice to this address has told under
   * `REFUSAL_KEY` and their id, oldest first. Notices about mail are none of them.
   */
  refused(to: string, since: Instant): Promise<readonly MessageHead[]>
  /** Takes a pending message for sending. null: another process has taken it. */
  claim(id: string, at: Instant): Promise<OutboxMessage | null>
  /** Ends an attempt: `deferred` puts it back to pending. */
  settle(id: string, delivery: Delivery): Promise<void>
  /**
   * Puts a message that is `unknown` or `rejected` back to pending, because a person decided so: it leaves under the same
   * Message-ID and Date. false: there is no such message in one of these states, or its words are kept no longer.
   */
  reopen(id: string): Promise<boolean>
}
