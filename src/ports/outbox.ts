import type { Instant } from '#src/core/model.ts'
import type { Delivery, Mail } from './mailer.ts'

/**
 * `outage`: a source fails, for eng ops. `restored`: it answers again, for eng ops, or for those who hear what is off track since.
 * `failure`: a run failed, for eng ops. `unconfirmed`: it is not known whether messages arrived, for eng ops.
 */
export type MessageKind = 'digest' | 'escalation' | 'outage' | 'restored' | 'failure' | 'unconfirmed'
export type MessageState = 'pending' | 'sending' | Exclude<Delivery['state'], 'deferred'>

/** What is sent once, ever. */
export interface MessageKey {
  readonly kind: MessageKind
  /** The week, the episode or the outage, for example `2026-W47` or an episode's id. */
  readonly slot: string
  /** One address, in lower case: in another case it would be another message. */
  readonly to: string
}

/** A message as it is laid into the outbox. */
export interface NewMessage extends Mail, MessageKey {
  readonly id: string
}

export interface OutboxMessage extends NewMessage {
  readonly state: MessageState
  readonly attempts: number
  /** When the last attempt began; null before the first. */
  readonly attemptedAt: Instant | null
  /** What the last attempt said; null when nothing was wrong. */
  readonly detail: string | null
}

/** Messages frozen before they are sent. */
export interface Outbox {
  /** Lays the message down as pending unless its key is already there. Answers whether it was laid down. */
  freeze(message: NewMessage): Promise<boolean>
  /** Whether such a message was ever laid down, whatever became of it. */
  has(key: MessageKey): Promise<boolean>
  /** Every message in one of the states, oldest first. */
  list(states: readonly MessageState[]): Promise<readonly OutboxMessage[]>
  /** Takes a pending message for sending. false: another process has taken it. */
  claim(id: string, at: Instant): Promise<boolean>
  /** Ends an attempt: `deferred` puts it back to pending. */
  settle(id: string, delivery: Delivery): Promise<void>
  /**
   * Puts a message that is `unknown` or `rejected` back to pending, because a person decided so: it leaves under the same
   * Message-ID and Date. false: there is no such message in one of these states, or its words are kept no longer.
   */
  reopen(id: string): Promise<boolean>
}
