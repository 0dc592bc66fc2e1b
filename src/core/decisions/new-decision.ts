import type { Day, Person } from '#src/core/model.ts'

/** A row that the service adds to the decision log, Status Proposed: a page of its own, and never an edit of a person's. */
export interface NewDecision {
  /** For ever one of its own: the row bears it at the end of Prepared. */
  readonly key: string
  /** The key result or initiative that it is asked for. */
  readonly pageId: string
  /** At most 100 characters. */
  readonly title: string
  readonly raised: Day
  readonly context: string
  /** One a line: `A. Scope: …`. */
  readonly options: string
  readonly recommendation: string
  readonly ifNoResponse: string
  /** At most one. */
  readonly owners: readonly Person[]
  readonly decideBy: Day
  readonly reviewDate: Day
  readonly keyResults: readonly string[]
  readonly initiatives: readonly string[]
  /** What Prepared shows; it ends with the key. */
  readonly prepared: string
}
