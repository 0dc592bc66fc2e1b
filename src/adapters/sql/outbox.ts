import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Instant } from '#src/core/model.ts'
import type { Delivery } from '#src/ports/mailer.ts'
import type { MessageKey, MessageState, NewMessage, Outbox, OutboxMessage } from '#src/ports/outbox.ts'
import { columnsOf } from './columns-of.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { outbox } from './schema.ts'

export function createOutbox(db: Database, workspace: string): Outbox {
  const inState = (id: string, state: MessageState) =>
    and(eq(outbox.workspace, workspace), eq(outbox.id, id), eq(outbox.state, state))

  return {
    async freeze(message: NewMessage): Promise<boolean> {
      const laid = await guarded(
        `freeze message ${message.id}`,
        db
          .insert(outbox)
          .values({ workspace, ...message, state: 'pending', attempts: 0 })
          // Named, so that a clash of ids is a failure and never a message that silently is not sent.
          .onConflictDoNothing({ target: [outbox.workspace, outbox.kind, outbox.to, outbox.slot] })
          .returning({ id: outbox.id }),
      )
      return laid.length === 1
    },

    async has({ kind, slot, to }: MessageKey): Promise<boolean> {
      const found = await guarded(
        `look for a ${kind} message of ${slot}`,
        db
          .select({ id: outbox.id })
          .from(outbox)
          .where(
            and(
              eq(outbox.workspace, workspace),
              eq(outbox.kind, kind),
              eq(outbox.to, to),
              eq(outbox.slot, slot),
            ),
          ),
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

    async claim(id: string, at: Instant): Promise<boolean> {
      const claimed = await guarded(
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
          .returning({ id: outbox.id }),
      )
      return claimed.length === 1
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
