import type { MessageKind } from '#src/core/mail/message-kind.ts'
import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import type { MessageCopy, MessageKey } from '#src/ports/outbox.ts'
import type { ReportedMessage } from './run-report.ts'
import { sha256 } from './sha256.ts'

export interface Letter {
  readonly kind: MessageKind
  /** The week, the episode or the outage. */
  readonly slot: string
  readonly to: readonly string[]
  readonly subject: string
  readonly html: string
  readonly text: string
  /** Of a letter to one person: what it tells, and earlier letters of its thread. */
  readonly subjects?: readonly string[]
  readonly references?: readonly string[]
}

/**
 * Lays one message per recipient into the outbox, with the Message-ID and Date it will bear on every attempt.
 * What lies there already, sent or not, stays as it is.
 */
export async function freeze(deps: Deps, letter: Letter, now: Instant): Promise<void> {
  const { kind, slot, subject, html, text, subjects = [], references = [] } = letter
  const copies = await copiesOf(deps, letter)
  const [first, ...others] = copies
  if (first === undefined) return
  const mail = { kind, slot, date: now, subject, html, text, references }
  const fresh = await deps.outbox.freeze({ ...first, ...mail }, subjects, others)
  if (fresh) deps.log.info('message frozen', { kind, slot })
}

/**
 * The same for letters that are each one person's own, hundreds in few statements: a Worker may ask its database 1,000 times in a run.
 */
export async function freezeLetters(deps: Deps, letters: readonly Letter[], now: Instant): Promise<void> {
  const rows = await Promise.all(
    letters.map(async (letter) => {
      const { subjects = [], references = [] } = letter
      const copies = await copiesOf(deps, letter)
      return copies.map((own) => ({ ...letter, ...own, date: now, subjects, references }))
    }),
  )
  const laid = await deps.outbox.freezeLetters(rows.flat())
  if (laid.length > 0) deps.log.info('letters frozen', { letters: laid.length })
}

/** What is each recipient's own. */
function copiesOf(deps: Deps, letter: Letter): Promise<MessageCopy[]> {
  const { kind, slot } = letter
  return Promise.all(
    keysOf(letter).map(async ({ to }) => {
      const id = await sha256([deps.workspace, kind, slot, to].join('\n'))
      return { id, to, messageId: `<${kind}.${id.slice(0, 32)}@${domainOf(deps.mail.from)}>` }
    }),
  )
}

/** What a dry run says of the letters: the messages that are not in the outbox yet. */
export async function announceNew(deps: Deps, letters: readonly Letter[]): Promise<ReportedMessage[]> {
  const announced: ReportedMessage[] = []
  for (const letter of letters) {
    for (const key of keysOf(letter)) {
      if (await deps.outbox.has(key)) continue
      const { kind, to } = key
      announced.push({ kind, to, subject: letter.subject, state: 'planned', detail: null })
    }
  }
  return announced
}

/** One for each recipient, in lower case, so that an address whose case someone changed gets nothing twice. */
function keysOf({ kind, slot, to }: Letter): MessageKey[] {
  const addresses = new Set(to.map((address) => address.toLowerCase()))
  return [...addresses].map((address) => ({ kind, slot, to: address }))
}

function domainOf(from: string): string {
  return /@([^\s<>@]+?)>?\s*$/.exec(from)?.[1] ?? 'okr-sync.invalid'
}
