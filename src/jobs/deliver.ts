import type { Instant } from '#src/core/model.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import type { OutboxMessage } from '#src/ports/outbox.ts'
import type { ReportedMessage } from './run-report.ts'

/** An attempt that has not ended after this long died with its process: whether the mail left cannot be known. */
const LOST_AFTER_MINUTES = 15

const LOST: Delivery = {
  state: 'unknown',
  detail: 'The process ended while the message was being sent; it may have arrived.',
}

/** What was put off for longer is old news, and someone must hear that it does not get through. */
const GIVEN_UP_AFTER_DAYS = 3

/**
 * Sends every pending message, each claimed before it is sent; a deferred one waits for the next run. A server that fails ends
 * the round, since the next message would meet the same. Those with the fewest attempts go first, so that a message on which
 * the server breaks does not hold up the others for good.
 */
export async function deliver(deps: Deps): Promise<ReportedMessage[]> {
  const reported: ReportedMessage[] = []
  const settle = async (message: OutboxMessage, delivery: Delivery) => {
    await deps.outbox.settle(message.id, delivery)
    reported.push(report(message, delivery))
    if (delivery.state === 'sent') return
    deps.log.warn('message not sent', {
      kind: message.kind,
      state: delivery.state,
      detail: delivery.detail,
    })
  }

  const waiting = await deps.outbox.list(['pending', 'sending'])
  for (const message of waiting.filter(({ state }) => state === 'sending')) {
    const since = message.attemptedAt ?? message.date
    if (minutesBetween(since, deps.clock.now()) >= LOST_AFTER_MINUTES) await settle(message, LOST)
  }

  let fault: string | null = null
  const pending = waiting.filter(({ state }) => state === 'pending')
  for (const message of pending.toSorted((one, other) => one.attempts - other.attempts)) {
    if (fault !== null) {
      reported.push(report(message, { state: 'deferred', of: 'server', detail: `Not tried. ${fault}` }))
      continue
    }
    const now = deps.clock.now()
    if (!(await deps.outbox.claim(message.id, now))) continue
    const delivery = await deps.mailer.send(message)
    await settle(message, unlessTooOld(delivery, message, now))
    if (tellsOfTheServer(delivery)) fault = delivery.detail
  }
  return reported
}

/** A service that stood still loses nothing: only what was put off before is given up. */
function unlessTooOld(delivery: Delivery, message: OutboxMessage, now: Instant): Delivery {
  const days = minutesBetween(message.date, now) / (24 * 60)
  if (delivery.state !== 'deferred' || message.attempts === 0 || days < GIVEN_UP_AFTER_DAYS) return delivery
  return { state: 'rejected', detail: `Given up after ${GIVEN_UP_AFTER_DAYS} days. ${delivery.detail}` }
}

/** Also an answer that was lost: each further message would be lost the same way, and none of them is sent again. */
function tellsOfTheServer(delivery: Delivery): delivery is Extract<Delivery, { detail: string }> {
  return delivery.state === 'unknown' || (delivery.state === 'deferred' && delivery.of === 'server')
}

function report({ kind, to, subject }: OutboxMessage, delivery: Delivery): ReportedMessage {
  return {
    kind,
    to,
    subject,
    state: delivery.state === 'deferred' ? 'pending' : delivery.state,
    detail: delivery.state === 'sent' ? null : delivery.detail,
  }
}
