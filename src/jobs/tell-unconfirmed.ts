import { unconfirmedNotice } from '#src/core/mail/unconfirmed-notice.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { MessageHead } from '#src/ports/outbox.ts'
import { renderUnconfirmed } from '#templates/unconfirmed.tsx'
import { freeze } from './freeze.ts'

/**
 * Freezes the notice that a message may or may not have arrived, to OPS_TO, once per attempt. It comes before the message is
 * settled, so that a crash between loses neither. Of a notice itself nothing is told: it would never end.
 * @param message its `attempts` count the one that was not confirmed
 * @param said how that attempt ended
 */
export async function tellUnconfirmed(deps: Deps, message: MessageHead, said: string): Promise<void> {
  const { kind, id, attempts } = message
  const { opsTo } = deps.mail
  if (kind === 'unconfirmed' || opsTo.length === 0) return
  const now = deps.clock.now()
  const notice = unconfirmedNotice({ message: { ...message, kind }, said, asOf: now, sentTo: opsTo })
  await freeze(
    deps,
    { kind: 'unconfirmed', slot: `${id}-${attempts}`, to: opsTo, ...renderUnconfirmed(notice) },
    now,
  )
}
