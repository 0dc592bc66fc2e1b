import type { Told } from '#src/core/letters/subject.ts'
import type { MessageKind } from '#src/core/mail/message-kind.ts'
import type { OutboxMessage } from '#src/ports/outbox.ts'

/** Letters and what they told. */
export interface Post {
  readonly outbox: readonly Pick<OutboxMessage, 'kind' | 'messageId' | 'subject' | 'to'>[]
  readonly told: readonly Told[]
}

const LETTERS: readonly MessageKind[] = ['escalation', 'blocked', 'all_clear', 'nudge', 'decision']

export function isLetter({ kind }: { readonly kind: MessageKind }): boolean {
  return LETTERS.includes(kind)
}

/**
 * Compares letters by what they told to whom: in which letter a person hears a thing depends on when it was first looked for,
 * since it is one letter a day. Sentences, one for each subject or letter.
 */
export function compareLetters(
  { outbox, told }: Post,
  wanted: Post,
): { readonly surplus: readonly string[]; readonly lost: readonly string[] } {
  const letters = outbox.filter(isLetter)
  const sent = new Set(letters.map(({ messageId }) => messageId))
  const telling = new Set(told.map(({ messageId }) => messageId))
  const [names, wantedNames] = [told, wanted.told].map((list) => new Set(list.map(nameOf)))
  const only = (some = new Set<string>(), others = new Set<string>()) =>
    [...some].filter((name) => !others.has(name))
  return {
    surplus: [
      ...only(names, wantedNames),
      ...letters
        .filter(({ messageId }) => !telling.has(messageId))
        .map(({ subject, to }) => `"${subject}" to ${to}, which told nothing`),
    ],
    lost: [
      ...only(wantedNames, names),
      ...told.filter(({ messageId }) => !sent.has(messageId)).map((each) => `${nameOf(each)}, in no letter`),
    ],
  }
}

function nameOf({ key, to }: Told): string {
  return `${key} told to ${to}`
}
