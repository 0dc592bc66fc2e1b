import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Snapshot } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { WorkReading } from '#src/core/work/work.ts'

/** One evaluation with everything that it was made from. */
export interface Material {
  readonly snapshot: Snapshot
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly history: History
  readonly evaluation: Evaluation
  readonly policy: Policy
  readonly hosts: { readonly github: string }
}
