import type { OutboxMessage } from '#src/ports/outbox.ts'
import { compareLetters, isLetter } from './compare-letters.ts'
import type { Copy } from './open-copy.ts'
import { OPS } from './open-service.ts'

/** What became of the mail of a morning: sentences, one for each message. */
export interface MailJudgement {
  readonly twice: readonly string[]
  /** Never laid down, still waiting, given up, or `unknown` and told to nobody. */
  readonly lost: readonly string[]
  /** Sent though nobody would have heard of it in an undisturbed morning. */
  readonly surplus: readonly string[]
  /** How many may or may not have arrived, and eng ops were told. */
  readonly unknown: number
}

/** What eng ops hear of faults, which an undisturbed morning has none of. */
const OF_FAULTS = ['outage', 'restored', 'failure', 'unconfirmed']

/** Compares by kind, slot and recipient: what a mail says depends on when it was written. Letters go by what they told. */
export async function judgeMail(disturbed: Copy, undisturbed: Copy, since: string): Promise<MailJudgement> {
  const [post, wantedPost] = await Promise.all([disturbed, undisturbed].map((copy) => postOf(copy, since)))
  if (!post || !wantedPost) throw new Error('There is no outbox.')
  const { outbox } = post
  const letters = compareLetters(post, wantedPost)
  const arrivals = Map.groupBy(disturbed.sandbox.smtp.messages, ({ messageId }) => messageId)
  const timesOf = ({ messageId }: OutboxMessage) => arrivals.get(messageId)?.length ?? 0
  const unknown = outbox.filter(({ state }) => state === 'unknown')
  const isTold = ({ id, kind }: OutboxMessage) =>
    // Of a notice itself nothing is told: it would never end.
    kind === 'unconfirmed' || outbox.some((each) => each.kind === 'unconfirmed' && each.slot.startsWith(id))
  const names = new Set(outbox.map(nameOf))
  const wanted = wantedPost.outbox.filter((message) => !isLetter(message)).map(nameOf)
  return {
    twice: outbox.filter((message) => timesOf(message) > 1).map(nameOf),
    lost: [
      ...wanted.filter((name) => !names.has(name)),
      ...letters.lost,
      ...outbox
        .filter((message) =>
          message.state === 'sent' ? timesOf(message) === 0 : message.state !== 'unknown' || !isTold(message),
        )
        .map((message) => `${nameOf(message)} (${message.state})`),
    ],
    surplus: [
      ...outbox
        .filter((message) => !isLetter(message) && !(message.to === OPS && OF_FAULTS.includes(message.kind)))
        .map(nameOf)
        .filter((name) => !wanted.includes(name)),
      ...letters.surplus,
    ],
    unknown: unknown.length,
  }
}

async function postOf({ deps: { outbox } }: Copy, since: string) {
  const all = await outbox.list(['pending', 'sending', 'sent', 'unknown', 'rejected'])
  return { outbox: all.filter(({ date }) => date >= since), told: await outbox.told(since) }
}

function nameOf({ kind, slot, to }: OutboxMessage): string {
  return `${kind} ${slot} to ${to}`
}
