import type { Instant } from '#src/core/model.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import type { OutboxMessage } from '#src/ports/outbox.ts'
import { LEASE_MINUTES } from './lease.ts'
import type { ReportedMessage } from './run-report.ts'
import { tellUnconfirmed } from './tell-unconfirmed.ts'

const LOST: Delivery = {
  state: 'unknown',
  detail: 'The process ended while the message was being sent; it may have arrived.',
  reason: 'process_ended',
}

/** What was put off for longer is old news, and someone must hear that it does not get through. */
const GIVEN_UP_AFTER_DAYS = 3

/**
 * Sends every pending message, each claimed before it is sent; a deferred one waits for the next run. A server that fails ends
 * the round, since the next message would meet the same. Those with the fewest attempts go first, so that a message on which
 * the server breaks does not hold up the others for good. Where nobody knows whether a message arrived, OPS_TO is told so.
 */
export async function deliver(deps: Deps): Promise<ReportedMessage[]> {
  const { outbox, clock } = deps
  const reported = new Map<string, ReportedMessage>()

  async function settle(message: OutboxMessage, delivery: Delivery): Promise<void> {
    const { id, kind } = message
    if (delivery.state === 'unknown') await tellUnconfirmed(deps, message, delivery.detail)
    await outbox.settle(id, delivery)
    reported.set(id, report(message, delivery))
    if (delivery.state === 'sent') return
    const { state, reason = null } = delivery
    deps.log.warn('message not sent', { kind, id, state, reason })
  }

  /** Answers whether it ended with a message that may or may not have arrived. */
  async function round(pending: readonly OutboxMessage[]): Promise<boolean> {
    let fault: Extract<Delivery, { detail: string }> | null = null
    for (const message of pending.toSorted((one, other) => one.attempts - other.attempts)) {
      if (fault !== null) {
        const detail = `Not tried. ${fault.detail}`
        reported.set(message.id, report(message, { state: 'deferred', of: 'server', detail }))
        continue
      }
      const now = clock.now()
      if (!(await outbox.claim(message.id, now))) continue
      const delivery = unlessTooOld(await deps.mailer.send(message), message, now)
      await settle({ ...message, attempts: message.attempts + 1 }, delivery)
      if (tellsOfTheServer(delivery)) fault = delivery
    }
    return fault?.state === 'unknown'
  }

  for (const message of await outbox.list(['sending'])) {
    if (isLost(message, clock.now())) await settle(message, LOST)
  }
  const isUnsure = await round(await outbox.list(['pending']))
  // Its notice is worth one attempt more at this server: eng ops hear now and not with the next run.
  if (isUnsure) await round((await outbox.list(['pending'])).filter(({ kind }) => kind === 'unconfirmed'))
  return [...reported.values()]
}

/** An attempt that has not ended by the time when its run's lease is over died with its process: whether the mail left cannot be known. */
function isLost({ attemptedAt, date }: OutboxMessage, now: Instant): boolean {
  return minutesBetween(attemptedAt ?? date, now) >= LEASE_MINUTES
}

/** A service that stood still loses nothing: only what was put off before is given up. */
function unlessTooOld(delivery: Delivery, message: OutboxMessage, now: Instant): Delivery {
  const days = minutesBetween(message.date, now) / (24 * 60)
  if (delivery.state !== 'deferred' || message.attempts === 0 || days < GIVEN_UP_AFTER_DAYS) return delivery
  return {
    ...delivery,
    state: 'rejected',
    detail: `Given up after ${GIVEN_UP_AFTER_DAYS} days. ${delivery.detail}`,
  }
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
