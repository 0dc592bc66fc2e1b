import { REFUSAL_KEY, rejectedNotice } from '#src/core/mail/rejected-notice.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import type { Deps } from '#src/ports/deps.ts'
import { renderRejected } from '#templates/rejected.tsx'
import { freeze } from './freeze.ts'

/** What ended longer ago is nobody's news any more, for example where OPS_TO was not set at the time. */
const TOLD_WITHIN_DAYS = 7

/**
 * Freezes one notice, to each of OPS_TO, of every message that was refused or given up and of which they have not heard: once per
 * message, also when a process dies on the way. While an earlier notice waits, what comes after it waits for the next: a server
 * that is down for days gives up one mail after the other.
 */
export async function tellRejected(deps: Deps): Promise<void> {
  const { outbox, clock, mail } = deps
  const now = clock.now()
  const waiting = (await outbox.heads(['pending', 'sending'])).filter(({ kind }) => kind === 'rejected')
  for (const address of new Set(mail.opsTo.map((each) => each.toLowerCase()))) {
    if (waiting.some(({ to }) => to === address)) continue
    const messages = await outbox.refused(address, daysBefore(now, TOLD_WITHIN_DAYS))
    const [first] = messages
    if (first === undefined) continue
    const notice = rejectedNotice({ messages, asOf: now, sentTo: [address] })
    const subjects = messages.map(({ id }) => `${REFUSAL_KEY}${id}`)
    // A message is the first of one notice only.
    await freeze(
      deps,
      { kind: 'rejected', slot: first.id, to: [address], subjects, ...renderRejected(notice) },
      now,
    )
  }
}
