import { and, asc, eq, gte, inArray, ne, notExists, notInArray, notLike, sql } from 'drizzle-orm'
import type { Told } from '#src/core/letters/subject.ts'
import { ABOUT_MAIL, REFUSAL_KEY } from '#src/core/mail/rejected-notice.ts'
import type { Instant } from '#src/core/model.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import type {
  Attempt,
  MessageCopy,
  MessageHead,
  MessageKey,
  MessageState,
  NewLetter,
  NewMessage,
  Outbox,
  OutboxMessage,
} from '#src/ports/outbox.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { letterInserts } from './letter-inserts.ts'
import { outbox, told } from './schema.ts'

const { html: _html, text: _text, ...heads } = columnsOf(outbox)

export function createOutbox(db: Database, workspace: string): Outbox {
  const isKey = ({ kind, slot, to }: MessageKey) =>
    and(eq(outbox.workspace, workspace), eq(outbox.kind, kind), eq(outbox.to, to), eq(outbox.slot, slot))
  const inState = (id: string, state: MessageState) =>
    and(eq(outbox.workspace, workspace), eq(outbox.id, id), eq(outbox.state, state))

  return {
    async freeze(
      message: NewMessage,
      subjects: readonly string[] = [],
      copies: readonly MessageCopy[] = [],
    ): Promise<boolean> {
      const { to, date, messageId, kind, slot, subject, html, text, references } = message
      const isThere = db.select({ id: outbox.id }).from(outbox).where(isKey(message))
      const keys = sql`json_each(${JSON.stringify(subjects)})`
      // The words are bound once, however many get them.
      const own = [message, ...copies].map((each) => ({
        id: each.id,
        messageId: each.messageId,
        to: each.to,
      }))
      const recipients = sql`json_each(${JSON.stringify(own)})`
      const [, laid] = await guarded(
        `freeze message ${message.id}`,
        db.batch([
          // Before the message, of which it can be told now alone whether it is new.
          db
            .insert(told)
            .select(
              sql`select ${workspace}, value, ${to}, ${date}, ${messageId} from ${keys} where not exists ${isThere}`,
            )
            .onConflictDoNothing(),
          db
            .insert(outbox)
            .select(
              sql`select ${workspace}, value ->> 'id', ${kind}, ${slot}, value ->> 'messageId', ${date}, value ->> 'to',
                ${subject}, ${html}, ${text}, 'pending', 0, null, null, ${JSON.stringify(references)}
                from ${recipients} where true`,
            )
            // Named, so that a clash of ids is a failure and never a message that silently is not sent.
            .onConflictDoNothing({ target: [outbox.workspace, outbox.kind, outbox.to, outbox.slot] })
            .returning({ id: outbox.id }),
        ]),
      )
      return laid.length > 0
    },

    async freezeLetters(letters: readonly NewLetter[]): Promise<readonly string[]> {
      const laid: string[] = []
      for (const statements of letterInserts(db, workspace, letters)) {
        const [, ids] = await guarded(`freeze ${letters.length} letters`, db.batch(statements))
        laid.push(...ids.map(({ id }) => id))
      }
      return laid
    },

    async told(since: Instant): Promise<readonly Told[]> {
      return guarded(
        'read what was told',
        db
          .select(columnsOf(told))
          .from(told)
          .where(
            and(eq(told.workspace, workspace), gte(told.at, since), notLike(told.key, `${REFUSAL_KEY}%`)),
          )
          .orderBy(asc(told.at), asc(told.key), asc(told.to)),
      )
    },

    async has(key: MessageKey): Promise<boolean> {
      const found = await guarded(
        `look for a ${key.kind} message of ${key.slot}`,
        db.select({ id: outbox.id }).from(outbox).where(isKey(key)),
      )
      return found.length === 1
    },

    async list(states: readonly MessageState[]): Promise<readonly OutboxMessage[]> {
      return guarded(
        'list the outbox',
        db
          .select(columnsOf(outbox))
          .from(outbox)
          .where(and(eq(outbox.workspace, workspace), inArray(outbox.state, [...states])))
          .orderBy(asc(outbox.date), asc(outbox.id)),
      )
    },

    async heads(
      states: readonly MessageState[],
      only?: Parameters<Outbox['heads']>[1],
    ): Promise<readonly MessageHead[]> {
      const isOf = only && and(eq(outbox.kind, only.kind), inArray(outbox.slot, [...only.slots]))
      return guarded(
        'list the outbox',
        db
          .select(heads)
          .from(outbox)
          .where(and(eq(outbox.workspace, workspace), inArray(outbox.state, [...states]), isOf))
          .orderBy(asc(outbox.date), asc(outbox.id)),
      )
    },

    async attemptedSince(moment: Instant): Promise<readonly Attempt[]> {
      const attempts = await guarded(
        'read when messages were attempted',
        db
          .select({ messageId: outbox.messageId, at: outbox.attemptedAt })
          .from(outbox)
          .where(and(eq(outbox.workspace, workspace), gte(outbox.attemptedAt, moment)))
          .orderBy(asc(outbox.attemptedAt)),
      )
      return attempts.flatMap(({ messageId, at }) => (at === null ? [] : { messageId, at }))
    },

    async refused(to: string, since: Instant): Promise<readonly MessageHead[]> {
      const isTold = db
        .select({ key: told.key })
        .from(told)
        .where(
          and(
            eq(told.workspace, workspace),
            eq(told.key, sql`${REFUSAL_KEY} || ${outbox.id}`),
            eq(told.to, to),
          ),
        )
      return guarded(
        'list refused messages',
        db
          .select(heads)
          .from(outbox)
          .where(
            and(
              eq(outbox.workspace, workspace),
              eq(outbox.state, 'rejected'),
              notInArray(outbox.kind, [...ABOUT_MAIL]),
              gte(outbox.attemptedAt, since),
              notExists(isTold),
            ),
          )
          .orderBy(asc(outbox.date), asc(outbox.id)),
      )
    },

    async claim(id: string, at: Instant): Promise<OutboxMessage | null> {
      const [claimed = null] = await guarded(
        `claim message ${id}`,
        db
          .update(outbox)
          .set({
            state: 'sending',
            attempts: sql`${outbox.attempts} + 1`,
            attemptedAt: at,
            detail: null,
          })
          .where(inState(id, 'pending'))
          .returning(columnsOf(outbox)),
      )
      return claimed
    },

    // Only an attempt that is under way can end: a late answer must not put a message back that was sent meanwhile.
    async settle(id: string, delivery: Delivery): Promise<void> {
      await guarded(
        `settle message ${id}`,
        db
          .update(outbox)
          .set({
            state: delivery.state === 'deferred' ? 'pending' : delivery.state,
            detail: delivery.state === 'sent' ? null : delivery.detail,
          })
          .where(inState(id, 'sending')),
      )
    },

    async reopen(id: string): Promise<boolean> {
      const reopened = await guarded(
        `put message ${id} back`,
        db
          .update(outbox)
          .set({ state: 'pending' })
          .where(
            and(
              eq(outbox.workspace, workspace),
              eq(outbox.id, id),
              inArray(outbox.state, ['unknown', 'rejected']),
              // Of an old message housekeeping keeps the key alone: there is nothing left to send.
              ne(outbox.html, ''),
            ),
          )
          .returning({ id: outbox.id }),
      )
      return reopened.length === 1
    },
  }
}
