import type { DecisionPolicy } from '#src/core/decisions/decision-policy.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Policy } from '#src/core/policy.ts'
import type { Schedule } from '#src/core/schedule.ts'
import type { Clock } from './clock.ts'
import type { EventStore } from './event-store.ts'
import type { HistoryStore } from './history-store.ts'
import type { Housekeeping } from './housekeeping.ts'
import type { InputStore } from './input-store.ts'
import type { Lease } from './lease.ts'
import type { Ledger } from './ledger.ts'
import type { Log } from './log.ts'
import type { Mailer } from './mailer.ts'
import type { Okrs } from './okrs.ts'
import type { Outbox } from './outbox.ts'
import type { WorkSource } from './work-source.ts'

/** Everything that a job needs of the outside. `compose` makes it from the settings. */
export interface Deps {
  readonly okrs: Okrs
  /** The systems that are configured: none, one or both. */
  readonly work: readonly WorkSource[]
  readonly mailer: Mailer
  readonly ledger: Ledger
  readonly history: HistoryStore
  readonly outbox: Outbox
  readonly events: EventStore
  readonly lease: Lease
  readonly inputs: InputStore
  readonly housekeeping: Housekeeping
  readonly clock: Clock
  readonly log: Log
  readonly policy: Policy
  readonly schedule: Schedule
  readonly hosts: { readonly github: string }
  readonly mail: MailSettings
  /** Times, ladders and subscriptions. */
  readonly mailPolicy: MailPolicy
  readonly decisionPolicy: DecisionPolicy
  /** Tells this deployment from others that mail under the same domain: part of every Message-ID. */
  readonly workspace: string
}

export interface MailSettings {
  /** May bear a display name. */
  readonly from: string
  readonly digestTo: readonly string[]
  readonly escalateTo: readonly string[]
  /** Who hears of a source that fails, and when it is back. */
  readonly opsTo: readonly string[]
  /** Who may be written to; none: no limit. */
  readonly domains: readonly string[]
}
