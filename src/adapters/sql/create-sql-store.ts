import type { Bindings } from '#src/ports/bindings.ts'
import type { EventStore } from '#src/ports/event-store.ts'
import type { HistoryStore } from '#src/ports/history-store.ts'
import type { Housekeeping } from '#src/ports/housekeeping.ts'
import type { InputStore } from '#src/ports/input-store.ts'
import type { Lease } from '#src/ports/lease.ts'
import type { Ledger } from '#src/ports/ledger.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { RowStore } from '#src/ports/row-store.ts'
import { createBindings } from './bindings.ts'
import type { Database } from './database.ts'
import { createEventStore } from './event-store.ts'
import { createHistoryStore } from './history-store.ts'
import { createHousekeeping } from './housekeeping.ts'
import { createInputStore } from './input-store.ts'
import { createLease } from './lease.ts'
import { createLedger } from './ledger.ts'
import { createOutbox } from './outbox.ts'
import { createRowStore } from './row-store.ts'

export type { Database }

export interface SqlStore {
  readonly ledger: Ledger
  readonly history: HistoryStore
  readonly outbox: Outbox
  readonly bindings: Bindings
  readonly events: EventStore
  readonly rows: RowStore
  readonly lease: Lease
  readonly inputs: InputStore
  readonly housekeeping: Housekeeping
}

/**
 * The state of one workspace in a migrated libSQL or D1 database.
 * @param workspace sees and changes nothing of the others in the same database
 */
export function createSqlStore(db: Database, workspace: string): SqlStore {
  return {
    ledger: createLedger(db, workspace),
    history: createHistoryStore(db, workspace),
    outbox: createOutbox(db, workspace),
    bindings: createBindings(db, workspace),
    events: createEventStore(db, workspace),
    rows: createRowStore(db, workspace),
    lease: createLease(db, workspace),
    inputs: createInputStore(db, workspace),
    housekeeping: createHousekeeping(db, workspace),
  }
}
