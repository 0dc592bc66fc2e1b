import type { KeyResultResult, Overrule, OverruleEnd, Rebaseline } from '#src/core/evaluation.ts'
import type { Day, KeyResult, Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { Current } from '#src/core/rows/current.ts'
import type { DayValue } from '#src/core/rows/in-force.ts'
import type { RowFault } from '#src/core/rows/row-fault.ts'
import type { Aim } from '#src/core/scoring/definition.ts'
import type { ScoreInput, ScoreResult } from '#src/core/scoring/score-input.ts'
import type { Measurement } from '#src/core/work/work.ts'

/** A key result with everything that its Why is told from. */
export interface Case {
  readonly keyResult: KeyResult
  /** As judged, with its objective's. */
  readonly state: KeyResultResult['state']
  readonly score: Omit<ScoreResult, 'problems' | 'valid'>
  /** What it was scored from. */
  readonly scoreInput: ScoreInput
  /** The colour of the day before its latest check-in; null: none that it could be judged from. */
  readonly colourBefore: Status | null
  /** null: the definition is invalid. */
  readonly aim: Aim | null
  /** The one it was scored with. */
  readonly policy: Policy
  /** Only for what is told from a certain day on: no sentence counts the days up to it. */
  readonly today: Day
  readonly ruleVersion: string
  /** What stood on each day, oldest first. */
  readonly days: readonly DayValue[]
  readonly current: Current
  readonly measurement: Measurement | null
  readonly outage: KeyResultResult['outage']
  readonly overrule: Overrule | null
  readonly overruleEnded: OverruleEnd | null
  readonly rebaseline: Rebaseline | null
  /** What keeps it from being scored; null: nothing. */
  readonly obstacle: Pick<RowFault, 'message' | 'mend'> | null
}

/** A case that has a value to talk about. */
export interface Standing extends Case {
  readonly aim: Aim
  /** The day of its latest check-in. */
  readonly day: Day
}
