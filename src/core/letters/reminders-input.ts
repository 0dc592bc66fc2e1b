import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode, History } from '#src/core/history.ts'
import type { Snapshot } from '#src/core/model.ts'
import type { Told } from './subject.ts'

/** What reminders of decisions are made of. */
export interface RemindersInput {
  readonly snapshot: Snapshot
  readonly evaluation: Pick<Evaluation, 'decisions' | 'initiatives' | 'keyResults' | 'remember' | 'today'>
  readonly history: Pick<History, 'days' | 'prepared' | 'sightings'>
  /** Those that are open. */
  readonly episodes: readonly Episode[]
  /** What was told of them, and what is about to be. */
  readonly told: readonly Pick<Told, 'key' | 'to' | 'at'>[]
  /** The service adds rows to the decision log itself. */
  readonly asks: boolean
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
