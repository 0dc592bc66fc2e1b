import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { ReportedMessage } from './run-report.ts'

/** An attempt that has not ended after this long died with its process: whether the mail left cannot be known. */
const LOST_AFTER_MINUTES = 15

/** Sends every pending message, each claimed before it is sent. A deferred one waits for the next run. */
export async function deliver(deps: Deps): Promise<ReportedMessage[]> {
  const reported: ReportedMessage[] = []
  const waiting = await deps.outbox.list(['pending', 'sending'])
  for (const message of waiting) {
    const now = deps.clock.now()
    if (message.state === 'sending') {
      if (minutesBetween(message.attemptedAt ?? message.date, now) < LOST_AFTER_MINUTES) continue
      const detail = 'The process ended while the message was being sent; it may have arrived.'
      await deps.outbox.settle(message.id, { state: 'unknown', detail })
      reported.push({
        kind: message.kind,
        to: message.to,
        subject: message.subject,
        state: 'unknown',
        detail,
      })
      continue
    }
    if (!(await deps.outbox.claim(message.id, now))) continue
    const delivery = await deps.mailer.send(message)
    await deps.outbox.settle(message.id, delivery)
    const detail = delivery.state === 'sent' ? null : delivery.detail
    if (detail !== null)
      deps.log.warn('message not sent', { kind: message.kind, state: delivery.state, detail })
    reported.push({
      kind: message.kind,
      to: message.to,
      subject: message.subject,
      state: delivery.state === 'deferred' ? 'pending' : delivery.state,
      detail,
    })
  }
  return reported
}
