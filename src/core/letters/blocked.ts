import type { AskedDecision } from '#src/core/mail/asked-decision.ts'
import type { Day } from '#src/core/model.ts'

/** A blocked initiative: who waits for whom, since when, and what is asked. */
export interface Blocked {
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly blocker: string
  readonly waitingOn: readonly string[]
  readonly neededBy: Day | null
  readonly since: Day
  /** Whole days since the first; 0 on that day. */
  readonly days: number
  /** Titles of initiatives that wait for it. */
  readonly holdsUp: readonly string[]
  /** Key results that it serves. */
  readonly keyResults: readonly { readonly title: string; readonly url: string }[]
  readonly nextStep: string
  /** The open decision about it that is due first; null: none is asked. */
  readonly decision: AskedDecision | null
}
