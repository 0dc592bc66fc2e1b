import type { Day, Status } from './model.ts'

/** What one of three says of the same thing. */
export interface Voice {
  /** The person who typed a status in Notion; the rules; the health typed in Linear. */
  readonly who: 'leader' | 'rules' | 'linear'
  /** null: words that cannot be compared. */
  readonly status: Status | null
  readonly words: string
  /** Since when it says so, or when it was typed; null: not known. */
  readonly day: Day | null
  /** The title of the work in Linear; empty for the others. */
  readonly of: string
}
