import type { Day } from '#src/core/model.ts'

/** What about a decision somebody is reminded of. */
export type DecisionAsked =
  | 'decide_soon'
  | 'decision_overdue'
  | 'review_due'
  | 'no_owner'
  | 'no_rationale'
  | 'superseded_but_linked'
  /** A key result is off track, and no decision was raised or made since it turned. */
  | 'red_without_decision'

/** A reminder, with the cells that end it. */
export interface DecisionReminder {
  readonly what: DecisionAsked
  /** Of the decision; of the key result where it has none. */
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly decideBy: Day | null
  readonly reviewDate: Day | null
  /** Since when a key result is off track without a decision; null: it is about a decision. */
  readonly redSince: Day | null
  /** What its review may copy into Outcome, as one line; empty: nothing is proposed, or it is about something else. */
  readonly proposed: string
  /** Names of the properties in Notion that end it, once filled or changed, for example `Status`, `Date`. */
  readonly cells: readonly string[]
}
