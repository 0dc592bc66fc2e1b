import type { Instant } from '#src/core/model.ts'

/** The source whose return began an episode: its values and statuses had been held meanwhile. */
export interface RestoredSource {
  /** `Linear`, or `Linear and GitHub`; empty: not known any more. */
  readonly source: string
  readonly isSeveral: boolean
  /** null: not known any more. */
  readonly since: Instant | null
  /** When it was back. */
  readonly until: Instant
}
