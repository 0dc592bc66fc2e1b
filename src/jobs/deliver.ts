import type { MessageKind } from '#src/core/mail/message-kind.ts'
import { ABOUT_MAIL } from '#src/core/mail/rejected-notice.ts'
import type { Instant } from '#src/core/model.ts'
import { minutesBetween } from '#src/core/time/minutes-between.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import type { MessageHead } from '#src/ports/outbox.ts'
import { heldBack } from './held-back.ts'
import { LEASE_MINUTES } from './lease.ts'
import { outdated } from './outdated.ts'
import type { ReportedMessage } from './run-report.ts'
import { createSendingPace } from './sending-pace.ts'
import { tellRejected } from './tell-rejected.ts'
import { tellUnconfirmed } from './tell-unconfirmed.ts'

const LOST: Delivery = {
  state: 'unknown',
  detail: 'The process ended while the message was being sent; it may have arrived.',
  reason: 'process_ended',
}

/** What was put off for longer is old news, and someone must hear that it does not get through. */
const GIVEN_UP_AFTER_DAYS = 3

const OUTDATED: Delivery = {
  state: 'rejected',
  detail: 'Not sent any more: the digest before which it asked for a value has left.',
  reason: 'outdated',
}

/** What eng ops hear of mail; a new one is worth a round of its own, so that they hear now and not with the next run. */
const ABOUT: ReadonlySet<MessageKind> = new Set(ABOUT_MAIL)

/**
 * Sends every pending message that may leave now, each claimed before it is sent, as many as the pace allows; a deferred one waits
 * for the next run. A server that fails ends the round, since the next message would meet the same. Those with the fewest attempts
 * go first, so that a message on which the server breaks does not hold up the others for good. OPS_TO is told where nobody knows
 * whether a message arrived, and what was refused or given up.
 * @param options.urgent id of a message that leaves at any hour, since a person decided so
 */
export async function deliver(
  deps: Deps,
  { urgent }: { readonly urgent?: string } = {},
): Promise<ReportedMessage[]> {
  const { outbox, clock } = deps
  const reported = new Map<string, ReportedMessage>()
  const pace = createSendingPace(deps)

  async function settle(message: MessageHead, delivery: Delivery): Promise<void> {
    const { id, kind } = message
    if (delivery.state === 'unknown') await tellUnconfirmed(deps, message, delivery.detail)
    await outbox.settle(id, delivery)
    reported.set(id, report(message, delivery))
    if (delivery.state === 'sent') return
    const { state, reason = null } = delivery
    deps.log.warn('message not sent', { kind, id, state, reason })
  }

  /** @returns how it ended early; null: all had their turn */
  async function round(pending: readonly MessageHead[]): Promise<Fault | null> {
    const unasked = pending.filter(({ id }) => id !== urgent)
    const old = await outdated(deps, unasked, clock.now())
    const unsent = new Set(pending.map(({ messageId }) => messageId))
    let fault: Fault | null = null
    let isOver = false
    for (const head of pending.toSorted((one, other) => one.attempts - other.attempts)) {
      const wait = (detail: string) =>
        void reported.set(head.id, report(head, { state: 'deferred', of: 'server', detail }))
      if (fault !== null) {
        wait(`Not tried. ${fault.detail}`)
        continue
      }
      const held = head.id === urgent ? null : heldBack(head, unsent, clock.now(), deps)
      if (held !== null && !old.has(head.id)) {
        wait(`Not tried. ${held}`)
        continue
      }
      isOver ||= !(await pace.turn())
      if (isOver) {
        wait(`Not tried. At most ${deps.mailPolicy.perMinute} mails leave in a minute; its turn is later.`)
        continue
      }
      const now = clock.now()
      const message = await outbox.claim(head.id, now)
      if (message === null) continue
      const answer = old.has(head.id) ? OUTDATED : await deps.mailer.send(message)
      const delivery = unlessTooOld(answer, head, now)
      await settle(message, delivery)
      if (delivery.state !== 'deferred') unsent.delete(head.messageId)
      if (tellsOfTheServer(answer)) fault = answer
    }
    return fault
  }

  for (const message of await outbox.heads(['sending'])) {
    if (isLost(message, clock.now())) await settle(message, LOST)
  }
  const fault = await round(await outbox.heads(['pending']))
  await tellRejected(deps)
  // A server that lost one answer is worth one attempt more, one that takes nothing is not.
  if (fault === null || fault.state === 'unknown') {
    const isNew = ({ id, kind }: MessageHead) => ABOUT.has(kind) && !reported.has(id)
    await round((await outbox.heads(['pending'])).filter(isNew))
  }
  return [...reported.values()]
}

type Fault = Extract<Delivery, { detail: string }>

/**
 * An attempt that has not ended by the time when its run's lease is over died with its process: whether the mail left cannot be known.
 * So did one that is as far ahead, by a clock that was wrong.
 */
function isLost({ attemptedAt, date }: MessageHead, now: Instant): boolean {
  return Math.abs(minutesBetween(attemptedAt ?? date, now)) >= LEASE_MINUTES
}

/** A service that stood still loses nothing: only what was put off before is given up. */
function unlessTooOld(delivery: Delivery, message: MessageHead, now: Instant): Delivery {
  const days = minutesBetween(message.date, now) / (24 * 60)
  if (delivery.state !== 'deferred' || message.attempts === 0 || days < GIVEN_UP_AFTER_DAYS) return delivery
  return {
    ...delivery,
    state: 'rejected',
    detail: `Given up after ${GIVEN_UP_AFTER_DAYS} days. ${delivery.detail}`,
  }
}

/** Also an answer that was lost: each further message would be lost the same way, and none of them is sent again. */
function tellsOfTheServer(delivery: Delivery): delivery is Fault {
  return delivery.state === 'unknown' || (delivery.state === 'deferred' && delivery.of === 'server')
}

function report({ kind, to, subject }: MessageHead, delivery: Delivery): ReportedMessage {
  return {
    kind,
    to,
    subject,
    state: delivery.state === 'deferred' ? 'pending' : delivery.state,
    detail: delivery.state === 'sent' ? null : delivery.detail,
  }
}
