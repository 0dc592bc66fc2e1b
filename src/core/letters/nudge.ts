import type { Day, Status } from '#src/core/model.ts'

/** A key result whose value is due. */
export interface Nudge {
  readonly title: string
  readonly url: string
  readonly objective: string
  /** null: there has been none. */
  readonly lastCheckIn: Day | null
  /** Whole days since then, or since the period began. */
  readonly days: number
  readonly status: Status
  /** The value as it stands, in the words of its unit; empty: none. */
  readonly value: string
  /** What is typed, and so where: a number or 1 for done in Current, or what is done in the list in Milestones. */
  readonly asks: 'number' | 'done' | 'milestones'
  /** The digest that would carry it, as a day. */
  readonly digestOn: Day
}
