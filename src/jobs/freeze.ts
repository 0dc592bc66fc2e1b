import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { MessageKind } from '#src/ports/outbox.ts'
import type { ReportedMessage } from './run-report.ts'
import { sha256 } from './sha256.ts'

export interface Letter {
  readonly kind: MessageKind
  /** The week or the episode. */
  readonly slot: string
  readonly to: readonly string[]
  readonly subject: string
  readonly html: string
  readonly text: string
}

/**
 * Lays one message per recipient into the outbox, with the Message-ID and Date it will bear on every attempt.
 * What lies there already, sent or not, stays as it is.
 */
export async function freeze(deps: Deps, letter: Letter, now: Instant): Promise<void> {
  for (const to of letter.to) {
    const id = await outboxId(letter, to)
    const fresh = await deps.outbox.freeze({
      id,
      kind: letter.kind,
      slot: letter.slot,
      messageId: `<${letter.kind}.${id.slice(0, 32)}@${domainOf(deps.mail.from)}>`,
      date: now,
      to,
      subject: letter.subject,
      html: letter.html,
      text: letter.text,
    })
    if (fresh) deps.log.info('message frozen', { kind: letter.kind, slot: letter.slot })
  }
}

/** What a dry run says of the letters: the messages that are not in the outbox yet. */
export async function announceNew(deps: Deps, letters: readonly Letter[]): Promise<ReportedMessage[]> {
  const kept = await deps.outbox.list(['pending', 'sending', 'sent', 'rejected', 'unknown'])
  const ids = new Set(kept.map(({ id }) => id))
  const announced: ReportedMessage[] = []
  for (const letter of letters) {
    for (const to of letter.to) {
      if (ids.has(await outboxId(letter, to))) continue
      announced.push({ kind: letter.kind, to, subject: letter.subject, state: 'planned', detail: null })
    }
  }
  return announced
}

function outboxId(letter: Letter, to: string): Promise<string> {
  return sha256([letter.kind, letter.slot, to.toLowerCase()].join('\n'))
}

function domainOf(from: string): string {
  return /@([^\s<>@]+?)>?\s*$/.exec(from)?.[1] ?? 'okr-sync.invalid'
}
