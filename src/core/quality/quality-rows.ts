import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { KeyResult } from '#src/core/model.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'

export type QualityObjective = Pick<
  ObjectiveResult,
  'id' | 'title' | 'level' | 'team' | 'owners' | 'state' | 'period' | 'ended' | 'virtual' | 'keyResults'
>

export type QualityKeyResult = Pick<
  KeyResultResult,
  | 'id'
  | 'title'
  | 'owners'
  | 'state'
  | 'ended'
  | 'period'
  | 'type'
  | 'score'
  | 'raw'
  | 'counts'
  | 'lastCheckIn'
  | 'status'
  | 'reasons'
  | 'objectiveId'
> &
  Pick<KeyResult, 'baseline' | 'target' | 'milestones'> & {
    /** Absent: aspirational. */
    readonly ambition?: KeyResultResult['ambition']
    /** Absent: nothing of it is measured. */
    readonly outage?: KeyResultResult['outage']
  }

/** A fault of the OKRs themselves, tied to its row. */
export interface QualityFault {
  readonly database: 'objectives' | 'keyResults'
  readonly id: string
  readonly fault: RowFault
}
