import type { Deps } from '#src/ports/deps.ts'
import type { MessageState, OutboxMessage } from '#src/ports/outbox.ts'
import { deliver } from './deliver.ts'

export interface Resent {
  readonly message: Pick<OutboxMessage, 'id' | 'kind' | 'to' | 'subject' | 'date' | 'messageId'>
  /** What became of it; `pending`: it waits for the next run. */
  readonly state: MessageState
  /** What the attempt said; null when nothing was wrong. */
  readonly detail: string | null
}

/**
 * Sends a message once more that is `unknown` or `rejected`, under the same Message-ID and Date. It is a person's decision.
 * @param id as the notice of it names it
 * @returns null: no message with that id is in one of these states, or its words are no longer kept
 */
export async function resend(deps: Deps, id: string): Promise<Resent | null> {
  const { outbox } = deps
  const message = (await outbox.list(['unknown', 'rejected'])).find((one) => one.id === id)
  if (!message || !(await outbox.reopen(id))) return null
  const { kind, to, subject, date, messageId } = message
  deps.log.info('message reopened', { kind, id })
  await deliver(deps, { urgent: id })
  const left = (await outbox.list(['pending', 'sending', 'unknown', 'rejected'])).find((one) => one.id === id)
  return {
    message: { id, kind, to, subject, date, messageId },
    state: left?.state ?? 'sent',
    detail: left?.detail ?? null,
  }
}
