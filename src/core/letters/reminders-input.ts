import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Snapshot } from '#src/core/model.ts'

/** What reminders of decisions are made of. */
export interface RemindersInput {
  readonly snapshot: Snapshot
  readonly evaluation: Pick<Evaluation, 'decisions' | 'initiatives' | 'keyResults' | 'remember' | 'today'>
  readonly history: Pick<History, 'days' | 'sightings'>
  /** The organisation's; IANA name. */
  readonly timezone: string
  /** What a person typed is left alone for so many minutes: whoever decides types the rationale next. */
  readonly settleMinutes: number
  readonly mail: {
    /** DIGEST_TO. */
    readonly digestTo: readonly string[]
    /** MAIL_DOMAINS; none: no limit. */
    readonly domains: readonly string[]
  }
}
