import type { Day, Finding, Instant } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { WorkReading } from '#src/core/work/work.ts'

/** What all rows of one run are judged by. */
export interface Moment {
  readonly policy: Policy
  /** By the link as it was pasted. */
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly hosts: { readonly github: string }
  /** What was found while reading; those of systems that failed bear `failed`. */
  readonly readFindings: readonly Finding[]
  /** Key results into whose Current a person typed after the work was read. */
  readonly typedSince: ReadonlySet<string>
  readonly now: Instant
  /** `now` in the organisation's time zone. */
  readonly today: Day
  /** Names the rules in force. */
  readonly ruleVersion: string
  /** The policy that another rule version names; null: it cannot be reckoned with any more. */
  readonly policyOf: (ruleVersion: string) => Policy | null
}
