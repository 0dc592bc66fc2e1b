import { and, eq, sql } from 'drizzle-orm'
import type { Instant } from '#src/core/model.ts'
import type { Lease, LeaseHold } from '#src/ports/lease.ts'
import type { Database } from './database.ts'
import { guarded } from './guarded.ts'
import { leases } from './schema.ts'

export function createLease(db: Database, workspace: string): Lease {
  const heldBy = (holder: string) => and(eq(leases.workspace, workspace), eq(leases.holder, holder))

  return {
    // One statement, so that of two who come at once one has it; its answer names who that is.
    async take(hold: LeaseHold, now: Instant): Promise<LeaseHold | null> {
      const isOurs = sql`${leases.until} <= ${now} or ${leases.holder} = excluded.holder`
      const [held] = await guarded(
        'take the lease',
        db
          .insert(leases)
          .values({ workspace, ...hold })
          .onConflictDoUpdate({
            target: leases.workspace,
            set: {
              holder: sql`case when ${isOurs} then excluded.holder else ${leases.holder} end`,
              until: sql`case when ${isOurs} then excluded.until else ${leases.until} end`,
            },
          })
          .returning({ holder: leases.holder, until: leases.until }),
      )
      return held === undefined || held.holder === hold.holder ? null : held
    },

    async renew({ holder, until }: LeaseHold): Promise<boolean> {
      const renewed = await guarded(
        'renew the lease',
        db.update(leases).set({ until }).where(heldBy(holder)).returning({ holder: leases.holder }),
      )
      return renewed.length === 1
    },

    async release(holder: string): Promise<void> {
      await guarded('give the lease back', db.delete(leases).where(heldBy(holder)))
    },

    async current(): Promise<LeaseHold | null> {
      const [held] = await guarded(
        'read the lease',
        db
          .select({ holder: leases.holder, until: leases.until })
          .from(leases)
          .where(eq(leases.workspace, workspace)),
      )
      return held ?? null
    },
  }
}
