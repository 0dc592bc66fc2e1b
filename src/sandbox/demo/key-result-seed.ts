import type { PersonKey } from './people.ts'

/** Where a key result's or an initiative's number comes from: a name in `work.ts`. */
export type WorkKey =
  | 'eventsProject'
  | 'deletedProject'
  | 'backfillMilestone'
  | 'importInitiative'
  | 'auditIssue'
  | 'wizardMilestone'
  | 'reliabilitySearch'
  | 'connectorPull'
  | 'brokenLink'
  | 'bookingRepository'
  | 'platformTeam'

export interface MilestoneSeed {
  readonly name: string
  /** Due this many days after the start of the period. */
  readonly due: number
  readonly weight?: number
  /** The week in which it was ticked, 0 to 6; null: still open. */
  readonly doneIn: number | null
}

export interface KeyResultSeed {
  readonly objective: string
  readonly title: string
  readonly owners: readonly PersonKey[]
  readonly type: 'Metric' | 'Percentage' | 'Milestone' | 'Yes/No' | 'Maintain'
  readonly direction?: 'Increase' | 'Decrease' | 'At least' | 'At most' | 'Between'
  readonly ambition?: 'Committed' | 'Aspirational'
  readonly curve?: 'Linear' | 'Back-loaded' | 'Front-loaded' | 'S-curve'
  readonly baseline?: number
  readonly target?: number
  /** The target that it began with, and the week in which its owner moved it, 0 to 6. */
  readonly firstTarget?: { readonly value: number; readonly movedIn: number }
  readonly floor?: number
  readonly unit?: string
  readonly weight?: number
  readonly milestones?: readonly MilestoneSeed[]
  readonly source?: WorkKey
  readonly measure?: 'progress' | 'done' | 'open' | 'points' | 'lead time' | 'deploy frequency'
  readonly note?: string
  readonly ownerConfidence?: number
  /** What its owner answered in Recovery plan, and the week in which it was typed, 0 to 6. */
  readonly plan?: { readonly words: string; readonly typedIn: number }
  readonly state?: 'Active' | 'Closed' | 'Dropped' | 'Deferred'
  /** What its owner typed into Current in each of the seven weeks that end today; null: nobody touched it. */
  readonly weekly?: readonly (number | null)[]
  /** The Status that its owner typed over the service's, today. */
  readonly statusByHand?: 'On track' | 'At risk' | 'Off track'
}
