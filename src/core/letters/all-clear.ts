import type { Episode } from '#src/core/history.ts'
import type { Day, Instant, Status } from '#src/core/model.ts'

/** The end of an episode, for those who heard of it. */
export interface AllClear {
  readonly database: 'keyResults' | 'initiatives'
  /** Of the episode: the subject of its thread begins with it. */
  readonly cause: Episode['cause']
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  /**
   * `recovered`: on track or complete again, or no longer blocked. `relapsed`: it was, before this could be told, and is so no
   * more. Else it is no longer followed.
   */
  readonly how:
    | 'recovered'
    | 'relapsed'
    | 'closed'
    | 'dropped'
    | 'deferred'
    | 'ended'
    | 'removed'
    | 'cancelled'
    | 'done'
  /** The one in force now; null: of an initiative, or it is gone. */
  readonly status: Status | null
  readonly score: number | null
  readonly expected: number | null
  readonly chance: number | null
  readonly openedAt: Instant
  readonly closedAt: Instant
  /** Whole days. */
  readonly lasted: number
  readonly acknowledged: Day | null
  readonly recoveryPlan: string
  readonly why: string
  /** That the service asked for about it and is still open; null: none is. */
  readonly decision: { readonly title: string; readonly url: string } | null
}
